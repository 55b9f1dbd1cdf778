import { lazy, Suspense } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import { Link } from '../../routing/Link';
import { useSession } from '../../session/useSession';
import type { NavGroup } from '../navEntry';
import { useFirstPress } from '../parts/useFirstPress';
import { NavButton } from './NavButton';
import { navPagesOf, navPlacesOf, type NavPage } from './navPages';
import classes from './Shell.module.css';

/** The pages this person works with, each as a link. */
export function NavLinks({ onFollow }: { readonly onFollow?: () => void }) {
  return navPagesOf(useSession()).map((page) => (
    <NavLink key={page.to} page={page} {...(onFollow ? { onFollow } : {})} />
  ));
}

/** The same side by side in the header, where many of a group have one button. */
export function NavBar() {
  return navPlacesOf(navPagesOf(useSession())).map((place) =>
    'page' in place ? (
      <NavLink key={place.page.to} page={place.page} />
    ) : (
      <GroupOf key={place.group} group={place.group} pages={place.pages} />
    ),
  );
}

interface NavLinkProps {
  readonly page: NavPage;
  readonly onFollow?: () => void;
}

function NavLink({ page: { to, text, icon: Glyph }, onFollow }: NavLinkProps) {
  const { t } = useTranslation();
  return (
    <Link to={to} className={classes.link} marksBelow {...(onFollow ? { onClick: onFollow } : {})}>
      <Glyph size={18} stroke={1.8} aria-hidden />
      {t(text)}
    </Link>
  );
}

const loadMenu = () => import('./NavMenu');
const NavMenu = lazy(async () => ({ default: (await loadMenu()).NavMenu }));

interface GroupProps {
  readonly group: NavGroup;
  readonly pages: readonly [NavPage, ...NavPage[]];
}

/** The button at once, the menu with the first press. */
function GroupOf({ group, pages }: GroupProps) {
  const { pressed, button: handlers } = useFirstPress(loadMenu);
  const button = <NavButton group={group} pages={pages} aria-haspopup="menu" {...handlers} />;
  if (!pressed) return button;
  return (
    <Suspense fallback={button}>
      <NavMenu group={group} pages={pages} />
    </Suspense>
  );
}
