import { Menu, Text } from '@mantine/core';
import { IconLogout, IconSwitchHorizontal } from '@tabler/icons-react';
import { router } from '../routing/router';
import { useRef } from 'react';
import { useTranslation } from '../i18n/useTranslation';
import { useFocusOfLast } from '../shell/parts/useFirstPress';
import { setSession, type Session } from './session';
import { UserButton } from './UserButton';

interface SessionMenuProps {
  readonly name: string;
  readonly session: Session;
}

/** The menu of who is signed in, open, with the button that it opens from. */
export function SessionMenu({ name, session }: SessionMenuProps) {
  const { t } = useTranslation();
  const button = useRef<HTMLButtonElement>(null);
  useFocusOfLast(button);
  return (
    <Menu
      position="bottom-end"
      width={220}
      withArrow
      defaultOpened
      // It belongs to the header, and nothing but its items takes the focus.
      withinPortal={false}
      withInitialFocusPlaceholder={false}
      menuItemTabIndex={0}
    >
      <Menu.Target>
        <UserButton name={name} ref={button} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" fw={600} c="var(--mantine-color-text)">
            {name}
          </Text>
          <Text size="xs">{session.roles.map((role) => t(`session.roles.${role}`)).join(', ')}</Text>
        </Menu.Label>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconSwitchHorizontal size={16} aria-hidden />}
          onClick={() => void router.navigate({ to: '/sign-in' })}
        >
          {t('session.switchPerson')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => setSession(undefined)}>
          {t('session.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
