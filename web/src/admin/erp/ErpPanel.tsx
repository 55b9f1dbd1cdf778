import { Badge, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useTranslation } from '../../i18n/useTranslation';
import type { AdminOrderJson } from '../../../../api/schema/admin';
import type { OrderErpJson } from '../../../../api/schema/erp';
import { useFormat } from '../../i18n/useFormat';
import { Section } from '../../shell/parts/Section';
import { useWord } from '../../i18n/useWord';
import { ErrorNotice } from '../../shell/feedback/ErrorNotice';
import { useAdminCommand, useAdminOrderPart } from '../order/useAdminOrder';
import { orderErp, pushToErp } from './api';

const COLOR = { NOT_CONFIGURED: 'gray', PENDING: 'blue', SYNCED: 'pine', REJECTED: 'red' } as const;

/** How far the ERP is in step with the order, and the way to have it told again. */
export function ErpPanel({ order }: { readonly order: AdminOrderJson }) {
  const { t } = useTranslation();
  // The order's own events tell when it changes; only asking tells when the ERP has followed.
  const push = useAdminOrderPart(order.id, orderErp, ({ status }) => status === 'PENDING');
  const { data } = push;
  return (
    <Section
      title={t('erp.title')}
      aside={data && <Badge color={COLOR[data.status]}>{t(`erp.state.${data.status}`)}</Badge>}
    >
      {push.error && !data && <ErrorNotice error={push.error} onRetry={() => void push.refetch()} />}
      {push.isPending && <Skeleton h={72} aria-hidden />}
      {data?.status === 'NOT_CONFIGURED' && (
        <Text size="sm" c="dimmed">
          {t('erp.notConfigured')}
        </Text>
      )}
      {data && data.status !== 'NOT_CONFIGURED' && <PushFacts push={data} order={order} />}
    </Section>
  );
}

function PushFacts({ push, order }: { readonly push: OrderErpJson; readonly order: AdminOrderJson }) {
  const { t } = useTranslation();
  const format = useFormat();
  const word = useWord();
  const command = useAdminCommand(order.id);
  const { reference, attempts, error, syncedAt } = push;
  return (
    <Stack gap={6}>
      <Text size="sm">
        <VersionText push={push} />
      </Text>
      {error && (
        <Text size="sm" c="red">
          {t('erp.failed', { error: word('erp.errors', error) })}
          {' · '}
          {t('erp.attempts', { count: attempts })}
        </Text>
      )}
      {(reference ?? syncedAt) && (
        <Text size="xs" c="dimmed">
          {reference && <span className="mono">{reference}</span>}
          {reference && syncedAt && ' · '}
          {syncedAt && t('erp.lastTaken', { instant: format.instant(syncedAt) })}
        </Text>
      )}
      {order.allowedActions.includes('pushToErp') && (
        <Group mt={6}>
          <Button
            size="xs"
            variant="light"
            loading={command.isPending}
            onClick={() => command.mutate(pushToErp())}
          >
            {t('erp.push')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function VersionText({ push }: { readonly push: OrderErpJson }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { wantedVersion, pushedVersion, lagMs } = push;
  const duration = format.duration(lagMs ?? 0);
  if (pushedVersion >= wantedVersion) {
    return t('erp.inStep', { version: format.number(pushedVersion) });
  }
  if (pushedVersion === 0) return t('erp.unknown', { duration });
  return t('erp.behind', {
    pushed: format.number(pushedVersion),
    wanted: format.number(wantedVersion),
    duration,
  });
}
