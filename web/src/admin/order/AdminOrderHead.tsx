import { Anchor, Group, Text } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useTranslation } from '../../i18n/useTranslation';
import { PageTitle } from '../../shell/parts/PageTitle';
import type { AdminOrderJson } from '../../../../api/schema/admin';
import { useFormat } from '../../i18n/useFormat';
import { PaymentBadge, StatusBadge } from '../../orders/parts/StatusBadge';
import { LiveBadge } from '../../shell/feedback/LiveBadge';
import { TextLink } from '../../shell/parts/TextLink';

interface AdminOrderHeadProps {
  readonly order: AdminOrderJson;
  readonly connected: boolean | undefined;
}

export function AdminOrderHead({ order, connected }: AdminOrderHeadProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <header style={{ marginBottom: '1.25rem' }}>
      <TextLink to="/admin/orders" size="sm">
        ← {t('orderList.title')}
      </TextLink>
      <Group justify="space-between" mt={4} gap="sm">
        <div>
          <PageTitle>{t('orders.page.title', { number: order.number })}</PageTitle>
          <Text size="sm" c="dimmed">
            {format.instant(order.createdAt)} ·{' '}
            {t('adminOrder.version', { version: format.number(order.version) })} ·{' '}
            <span className="mono">{order.id}</span>
          </Text>
        </div>
        <Group gap="xs">
          <StatusBadge status={order.status} size="lg" />
          <PaymentBadge status={order.paymentStatus} />
          <LiveBadge connected={connected} />
        </Group>
      </Group>
      <WorkflowLink workflow={order.workflow} />
    </header>
  );
}

function WorkflowLink({ workflow }: { readonly workflow: AdminOrderJson['workflow'] }) {
  const { t } = useTranslation();
  if (workflow.startedAt === null) {
    return (
      <Text size="sm" c="dimmed">
        {t('adminOrder.noWorkflow')}
      </Text>
    );
  }
  if (workflow.url === null) return null;
  return (
    <Anchor href={workflow.url} target="_blank" rel="noopener" size="sm" fw={600}>
      {t('adminOrder.workflow')} <IconExternalLink size={14} aria-hidden />
    </Anchor>
  );
}
