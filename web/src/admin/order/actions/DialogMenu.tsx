import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { Suspense } from 'react';
import { useTranslation } from '../../../i18n/useTranslation';
import type { AdminOrderJson } from '../../../../../api/schema/admin';
import { useQuestion } from '../../../shell/parts/useQuestion';
import { DIALOGS } from '../panels';

/** What is done rarely, behind a button; nothing while there is nothing of it. */
export function DialogMenu({ order }: { readonly order: AdminOrderJson }) {
  const { t } = useTranslation();
  const offered = DIALOGS.filter(({ isOffered }) => isOffered(order));
  const [asked, ask] = useQuestion<string>((name) => offered.some((dialog) => dialog.name === name));
  const Dialog = offered.find(({ name }) => name === asked)?.Dialog;
  if (offered.length === 0) return null;
  return (
    <>
      <Menu position="bottom-end" shadow="md" returnFocus>
        <Menu.Target>
          <ActionIcon size={44} variant="default" aria-label={t('adminOrder.actions.more')}>
            <IconDots size={20} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {offered.map(({ name, label }) => (
            <Menu.Item key={name} mih={44} onClick={() => ask(name)}>
              {t(label)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {Dialog && (
        <Suspense fallback={null}>
          <Dialog order={order} onClose={() => ask(undefined)} />
        </Suspense>
      )}
    </>
  );
}
