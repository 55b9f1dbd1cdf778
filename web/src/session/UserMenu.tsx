import { Avatar, Menu, Text, UnstyledButton } from '@mantine/core';
import { IconLogout, IconSwitchHorizontal } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from '../i18n/useTranslation';
import { LinkButton } from '../shell/parts/LinkButton';
import { personaOf } from './personas';
import { setSession } from './session';
import { useSession } from './useSession';

/** Who is signed in, and the way to be somebody else. */
export function UserMenu() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const session = useSession();
  if (!session) {
    return (
      <LinkButton to="/sign-in" size="compact-md" variant="light">
        {t('session.signIn')}
      </LinkButton>
    );
  }
  const name = personaOf(session.id)?.name ?? session.id;
  return (
    <Menu position="bottom-end" width={220} withArrow>
      <Menu.Target>
        <UnstyledButton aria-label={t('session.menu', { name })} style={{ borderRadius: '50%' }}>
          <Avatar name={name} color="pine" size={36} />
        </UnstyledButton>
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
          onClick={() => void navigate({ to: '/sign-in' })}
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
