import { Burger } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import { UserMenu } from '../../session/UserMenu';
import { CartButton } from '../../shop/cart/CartButton';
import { Brand } from './Brand';
import { ColorSchemeSwitch } from './ColorSchemeSwitch';
import { LanguageSwitch } from './LanguageSwitch';
import { NavBar } from './NavLinks';
import classes from './Shell.module.css';

const MenuDrawer = lazy(async () => ({ default: (await import('./MenuDrawer')).MenuDrawer }));

export function Header() {
  const { t } = useTranslation();
  const [open, menu] = useDisclosure(false);
  // It stays once it was open, so that it can close in its own time.
  const [needed, setNeeded] = useState(false);
  if (open && !needed) setNeeded(true);
  return (
    <header className={`${classes.header} no-print`}>
      <div className={classes.bar}>
        <div className={classes.burger}>
          <Burger
            opened={open}
            onClick={menu.toggle}
            aria-label={t('shell.openMenu')}
            aria-expanded={open}
            size="sm"
          />
        </div>
        <Brand />
        <nav className={classes.nav} aria-label={t('shell.navigation')}>
          <NavBar />
        </nav>
        <div className={classes.spacer} />
        <CartButton />
        <LanguageSwitch />
        <ColorSchemeSwitch />
        <UserMenu />
      </div>
      <Suspense fallback={null}>{needed && <MenuDrawer opened={open} onClose={menu.close} />}</Suspense>
    </header>
  );
}
