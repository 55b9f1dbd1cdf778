import { Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../../i18n/useTranslation';
import { PayoutOfRefund } from '../../../orders/payouts/PayoutOfRefund';
import { usePayoutText } from '../../../orders/payouts/usePayoutText';
import { recipientPath } from '../../../orders/payouts/api';
import { PaidByHand } from './PaidByHand';
import type { RefundProps } from './refundProps';
import { RefundVerdict } from './RefundVerdict';
import { waysToSettle, type Way } from './waysToSettle';

/** What this person may do about a refund, one form at a time: of several ways one is chosen first, then its fields come. */
export function RefundDecision({ order, refund }: RefundProps) {
  const { t } = useTranslation();
  const payoutText = usePayoutText();
  const [chosen, choose] = useState<Way>();
  const payout = order.refunds.find(({ id }) => id === refund.id)?.payout ?? null;
  const ways = waysToSettle(order.allowedActions, refund.status, payout?.state);
  const way = ways.find((one) => one === chosen) ?? ways[0];
  return (
    <Stack gap="sm" mt="xs">
      {payout && way !== 'recipient' && <Text size="sm">{payoutText(payout)}</Text>}
      {ways.length > 1 && (
        <Radio.Group
          label={t('refunds.settle.label')}
          value={way ?? ''}
          onChange={(value) => choose(ways.find((one) => one === value))}
        >
          <Stack gap={6} mt={6}>
            {ways.map((one) => (
              <Radio key={one} value={one} label={t(`refunds.settle.${one}`)} />
            ))}
          </Stack>
        </Radio.Group>
      )}
      {payout && way === 'recipient' && (
        <PayoutOfRefund
          payout={payout}
          mayName
          path={recipientPath('/api/admin/orders', order.id, refund.id)}
          refresh={['admin-order', order.id]}
        />
      )}
      {way === 'byHand' && <PaidByHand order={order} refund={refund} />}
      {(way === 'decide' || way === 'reject') && (
        <RefundVerdict order={order} refund={refund} mayApprove={way === 'decide'} />
      )}
    </Stack>
  );
}
