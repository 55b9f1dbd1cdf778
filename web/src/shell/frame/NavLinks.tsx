import { Link, useRouter } from '@tanstack/react-router';
import { useTranslation } from '../../i18n/useTranslation';
import { isStaffSession, type Session } from '../../session/session';
import { useSession } from '../../session/useSession';
import classes from './Shell.module.css';

/** The pages that the header leads this person to: staff to the back office, customers to the shop and their orders. */
function useNavPages(session: Session | undefined) {
  const { routesByPath } = useRouter();
  const staff = isStaffSession(session);
  return Object.values(routesByPath)
    .flatMap((page) => {
      const nav = page.options.staticData?.nav;
      const open = !nav?.needs || session?.permissions.includes(nav.needs);
      return nav && open && page.to.startsWith('/admin') === staff ? [{ ...nav, to: page.to }] : [];
    })
    .toSorted((a, b) => a.order - b.order);
}

/** The pages this person works with. */
export function NavLinks({ onFollow }: { readonly onFollow?: () => void }) {
  const { t } = useTranslation();
  const pages = useNavPages(useSession());
  return pages.map(({ to, text, icon: Glyph }) => (
    <Link
      key={to}
      to={to}
      className={classes.link}
      activeOptions={{ exact: to === '/', includeSearch: false }}
      {...(onFollow ? { onClick: onFollow } : {})}
    >
      <Glyph size={18} stroke={1.8} aria-hidden />
      {t(text)}
    </Link>
  ));
}
