import { Burger, Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from '../../i18n/useTranslation';
import { UserMenu } from '../../session/UserMenu';
import { CartButton } from '../../shop/cart/CartButton';
import { Brand } from './Brand';
import { ColorSchemeSwitch } from './ColorSchemeSwitch';
import { LanguageSwitch } from './LanguageSwitch';
import { NavLinks } from './NavLinks';
import classes from './Shell.module.css';

export function Header() {
  const { t } = useTranslation();
  const [open, menu] = useDisclosure(false);
  return (
    <header className={`${classes.header} no-print`}>
      <div className={classes.bar}>
        <div className={classes.burger}>
          <Burger opened={open} onClick={menu.toggle} aria-label={t('shell.openMenu')} size="sm" />
        </div>
        <Brand />
        <nav className={classes.nav} aria-label={t('shell.navigation')}>
          <NavLinks />
        </nav>
        <div className={classes.spacer} />
        <CartButton />
        <LanguageSwitch />
        <ColorSchemeSwitch />
        <UserMenu />
      </div>
      <Drawer opened={open} onClose={menu.close} position="left" size="xs" title={<Brand />}>
        <nav className={classes.drawerLinks} aria-label={t('shell.navigation')}>
          <NavLinks onFollow={menu.close} />
        </nav>
      </Drawer>
    </header>
  );
}
