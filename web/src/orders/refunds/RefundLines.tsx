import { Group, Stack, Text } from '@mantine/core';
import { useTranslation } from '../../i18n/useTranslation';
import { lazy, Suspense } from 'react';
import type { OrderJson } from '../../../../api/schema/order';
import type { OrderPayoutJson } from '../../../../api/schema/money/payouts';
import { useFormat } from '../../i18n/useFormat';
import { recipientPath } from '../payouts/api';
import { headOf, partsOf } from './partsOf';

/** Its fields are fetched where cash goes back. */
const PayoutOfRefund = lazy(async () => ({
  default: (await import('../payouts/PayoutOfRefund')).PayoutOfRefund,
}));

/** What went back of the customer's money, or is on its way back; nothing where nothing is. */
export function RefundLines({ order }: { readonly order: OrderJson }) {
  const { refunds } = order;
  const { t } = useTranslation();
  const format = useFormat();
  if (refunds.length === 0) return null;
  return (
    <Stack gap="xs" mt="xs">
      {refunds.toReversed().map((refund) => (
        <div key={refund.id}>
          <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
            <Text size="sm">
              {t(headOf(refund))} <time dateTime={refund.at}>({format.day(refund.at)})</time>
            </Text>
            <Text size="sm" className="numeric">
              {format.money(refund.amount)}
            </Text>
          </Group>
          {partsOf(refund).map(({ text, amount }) => (
            <Text key={text} size="sm" c="dimmed">
              {t(text, { amount: format.money(amount) })}
            </Text>
          ))}
          {refund.payout && <Recipient order={order} refundId={refund.id} payout={refund.payout} />}
        </div>
      ))}
    </Stack>
  );
}

interface RecipientProps {
  readonly order: OrderJson;
  readonly refundId: string;
  readonly payout: OrderPayoutJson;
}

/** Where cash goes, and what its customer has to do for it to go. */
function Recipient({ order, refundId, payout }: RecipientProps) {
  return (
    <Suspense fallback={null}>
      <PayoutOfRefund
        payout={payout}
        mayName={order.allowedActions.includes('namePayout')}
        path={recipientPath('/api/orders', order.id, refundId)}
        refresh={['order', order.id]}
      />
    </Suspense>
  );
}
