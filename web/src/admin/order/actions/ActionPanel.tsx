import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AdminOrderJson } from '../../../../../api/schema/admin';
import type { Action } from '../../../../../domain/actions';
import { Section } from '../../../shell/parts/Section';
import { useQuestion } from '../../../shell/parts/useQuestion';
import { ReasonDialog } from './ReasonDialog';
import { useAdminCommand } from '../useAdminOrder';

/** The buttons for what this person may do with the order now. */
export function ActionPanel({ order }: { readonly order: AdminOrderJson }) {
  const { t } = useTranslation();
  const may = (action: Action): boolean => order.allowedActions.includes(action);
  const [asking, setAsking] = useQuestion<'cancel' | 'reopen'>(may);
  const close = (): void => setAsking(undefined);
  const command = useAdminCommand(order.id, close);
  const atParcel = may('handOver') || may('recordDelivery');
  const nothing = !atParcel && !(['pick', 'pack', 'cancel', 'reopen'] as const).some(may);
  return (
    <Section title={t('adminOrder.actions.title')}>
      {atParcel && (
        <Text size="sm" mb="sm">
          {t(may('handOver') ? 'parcels.actions.handOverBelow' : 'parcels.actions.trackBelow')}
        </Text>
      )}
      <Group gap="sm">
        {may('pick') && (
          <Button loading={command.isPending} onClick={() => command.mutate({ name: 'pick' })}>
            {t('parcels.actions.pick')}
          </Button>
        )}
        {may('pack') && (
          <Button
            variant={may('pick') ? 'light' : 'filled'}
            loading={command.isPending}
            onClick={() => command.mutate({ name: 'pack' })}
          >
            {t('parcels.actions.pack')}
          </Button>
        )}
        {may('reopen') && (
          <Button variant="light" onClick={() => setAsking('reopen')}>
            {t('adminOrder.actions.reopen')}
          </Button>
        )}
        {may('cancel') && (
          <Button variant="outline" color="red" onClick={() => setAsking('cancel')}>
            {t('adminOrder.actions.cancel')}
          </Button>
        )}
        {nothing && (
          <Text size="sm" c="dimmed">
            {t('adminOrder.actions.none')}
          </Text>
        )}
      </Group>
      {asking && (
        <ReasonDialog
          title={t(`adminOrder.actions.${asking}Title`, { number: order.number })}
          explain={t(`adminOrder.actions.${asking}Explain`)}
          label={t('adminOrder.actions.reason')}
          danger={asking === 'cancel'}
          busy={command.isPending}
          onClose={close}
          onConfirm={(reason) => command.mutate({ name: asking, reason })}
        />
      )}
    </Section>
  );
}
