import { router } from '../../routing/router';
import type { PlainPath } from '../../routing/targets';
import { isStaffSession, type Session } from '../../session/session';
import type { NavEntry, NavGroup } from '../navEntry';

/** A page that the header leads to. */
export type NavPage = NavEntry & { readonly to: PlainPath };

/** The pages that the header leads this person to: staff to the back office, customers to the shop and their orders. */
export function navPagesOf(session: Session | undefined): readonly NavPage[] {
  const staff = isStaffSession(session);
  return router
    .pages()
    .flatMap(({ path, nav }) => {
      const open = !nav?.needs || session?.permissions.includes(nav.needs);
      // The header knows no parameters that a path could need.
      return nav && open && path.startsWith('/admin') === staff ? [{ ...nav, to: path as PlainPath }] : [];
    })
    .toSorted((a, b) => a.order - b.order);
}

/** Fewer stand among the others. */
const LEAST_OF_A_MENU = 3;

/** What stands side by side in the header: pages, and in one place those of a group that somebody has many of. */
export type NavPlace =
  { readonly page: NavPage } | { readonly group: NavGroup; readonly pages: readonly [NavPage, ...NavPage[]] };

/** The pages with each larger group as one place, which is that of its first page. */
export function navPlacesOf(pages: readonly NavPage[]): readonly NavPlace[] {
  return pages.flatMap((page): readonly NavPlace[] => {
    const { group } = page;
    if (group === undefined) return [{ page }];
    const [first, ...others] = pages.filter((one) => one.group === group);
    if (first === undefined || others.length + 1 < LEAST_OF_A_MENU) return [{ page }];
    return first === page ? [{ group, pages: [first, ...others] }] : [];
  });
}
