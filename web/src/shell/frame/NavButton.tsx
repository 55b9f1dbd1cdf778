import { IconChevronDown } from '@tabler/icons-react';
import type { ButtonHTMLAttributes, Ref } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import { useRouterState } from '../../routing/hooks';
import { router } from '../../routing/router';
import type { NavGroup } from '../navEntry';
import type { NavPage } from './navPages';
import classes from './Shell.module.css';

interface NavButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly group: NavGroup;
  readonly pages: readonly [NavPage, ...NavPage[]];
  readonly ref?: Ref<HTMLButtonElement>;
}

/** Opens the pages of a group, and is marked on each of them. */
export function NavButton({ group, pages, ...button }: NavButtonProps) {
  const { t } = useTranslation();
  const isHere = useRouterState(() => pages.some(({ to }) => isAt(to)));
  const [{ icon: Glyph }] = pages;
  return (
    <button
      type="button"
      {...button}
      className={classes.link}
      {...(isHere ? { 'data-status': 'active', 'aria-current': true } : {})}
    >
      <Glyph size={18} stroke={1.8} aria-hidden />
      {t(`shell.groups.${group}`)}
      <IconChevronDown size={16} stroke={1.8} aria-hidden data-always />
    </button>
  );
}

function isAt(path: string): boolean {
  const { pathname } = router.address();
  return pathname === path || pathname.startsWith(`${path}/`);
}
