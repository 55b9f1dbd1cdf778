import { Drawer } from '@mantine/core';
import { useTranslation } from '../../i18n/useTranslation';
import { Brand } from './Brand';
import { NavLinks } from './NavLinks';
import classes from './Shell.module.css';

interface MenuDrawerProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** The pages on a screen that has no room for them in the header. */
export function MenuDrawer({ opened, onClose }: MenuDrawerProps) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="left"
      size="xs"
      title={<Brand />}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <nav className={classes.drawerLinks} aria-label={t('shell.navigation')}>
        <NavLinks onFollow={onClose} />
      </nav>
    </Drawer>
  );
}
