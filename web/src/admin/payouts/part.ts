import { ELSEWHERE } from '../order/actions/orderAction';
import type { OrderPagePart } from '../order/orderPagePart';

/** A recipient is named where the refund stands, and approved in the list of payouts. */
export const payoutPart = {
  waits: [
    {
      say: ({ refunds, allowedActions }) =>
        refunds.some(({ payout }) => payout?.state === 'PROVEN') && allowedActions.includes('approvePayout')
          ? 'payouts.waits.approve'
          : undefined,
      records: 'refunds',
    },
    {
      say: ({ refunds }) =>
        refunds.some(({ payout }) => payout?.state === 'BOUNCED') ? 'payouts.waits.bounced' : undefined,
      records: 'refunds',
    },
  ],
  actions: { namePayout: ELSEWHERE, approvePayout: ELSEWHERE },
} as const satisfies OrderPagePart;
