import { Stack, Text } from '@mantine/core';
import { useTranslation } from '../../../i18n/useTranslation';
import type { AdminOrderJson } from '../../../../../api/schema/admin';
import { useFormat } from '../../../i18n/useFormat';
import { Awaited } from '../../../shell/feedback/Awaited';
import { useAdminOrderPart } from '../../order/useAdminOrder';
import { refunds } from '../api';
import { RefundItem } from './RefundItem';

/** Every refund of the order: what it is for, how far it has come, and what may be decided about it. */
export function RefundsPanel({ order }: { readonly order: AdminOrderJson }) {
  const { t } = useTranslation();
  const format = useFormat();
  const query = useAdminOrderPart(order.id, refunds);
  return (
    <Awaited query={query} room={80}>
      {({ items, left }) => (
        <Stack gap="lg">
          {items.length === 0 && (
            <Text size="sm" c="dimmed">
              {t('refunds.none')}
            </Text>
          )}
          {items.map((refund) => (
            <RefundItem key={refund.id} order={order} refund={refund} />
          ))}
          <Text size="xs" c="dimmed" className="numeric">
            {t('refunds.left', { amount: format.money(left) })}
          </Text>
        </Stack>
      )}
    </Awaited>
  );
}
