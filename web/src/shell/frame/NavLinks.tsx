import { useTranslation } from '../../i18n/useTranslation';
import { router } from '../../routing/router';
import { Link } from '../../routing/Link';
import type { PlainPath } from '../../routing/targets';
import { isStaffSession, type Session } from '../../session/session';
import { useSession } from '../../session/useSession';
import classes from './Shell.module.css';

/** The pages that the header leads this person to: staff to the back office, customers to the shop and their orders. */
function navPagesOf(session: Session | undefined) {
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

/** The pages this person works with. */
export function NavLinks({ onFollow }: { readonly onFollow?: () => void }) {
  const { t } = useTranslation();
  const pages = navPagesOf(useSession());
  return pages.map(({ to, text, icon: Glyph }) => (
    <Link key={to} to={to} className={classes.link} marksBelow {...(onFollow ? { onClick: onFollow } : {})}>
      <Glyph size={18} stroke={1.8} aria-hidden />
      {t(text)}
    </Link>
  ));
}
