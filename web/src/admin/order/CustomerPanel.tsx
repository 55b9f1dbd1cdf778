import { Badge, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from '../../i18n/useTranslation';
import type { AdminOrderJson } from '../../../../api/schema/admin';
import { Section } from '../../shell/parts/Section';
import { personaOf } from '../../session/personas';
import { customerNameOf } from './customerNameOf';
import { CorrectedSince } from '../delivery/CorrectedSince';
import { TextLink } from '../../shell/parts/TextLink';

/** Who ordered, how to reach them, and how well we know them. */
export function CustomerPanel({ order }: { readonly order: AdminOrderJson }) {
  const { t } = useTranslation();
  const { id, email, phone, guest, orderCount } = order.customer;
  const name = customerNameOf(order.customer);
  const risk = order.risk ? t('review.score', { score: order.risk.score }) : t('review.noScore');
  return (
    <Section title={t('adminOrder.customer')}>
      <Stack gap={4}>
        <Group gap="xs">
          <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
            {name ?? id}
          </Text>
          {guest && <Badge color="gray">{t('adminOrder.guest')}</Badge>}
        </Group>
        {name !== undefined && (
          <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {id}
          </Text>
        )}
        {email && <Text size="sm">{email}</Text>}
        {phone && (
          <Text size="sm" className="numeric">
            {phone}
          </Text>
        )}
        <Text size="sm" c="dimmed">
          {t('adminOrder.orderCount', { count: orderCount })}
        </Text>
        <TextLink alone to="/admin/orders" search={{ customerId: id }} size="sm">
          {t('adminOrder.allOrders')}
        </TextLink>
        <Text size="sm" c="dimmed">
          {t('adminOrder.placedBy', { actor: personaOf(order.placedBy)?.name ?? order.placedBy })}
        </Text>
        <Text size="sm" c="dimmed">
          {risk}
        </Text>
        <CorrectedSince risk={order.risk} />
      </Stack>
    </Section>
  );
}
