import { lazy } from 'react';
import { ELSEWHERE } from '../order/actions/orderAction';
import type { OrderPagePart } from '../order/orderPagePart';

/** Fetched when somebody opens their tab. */
const RefundsPanel = lazy(async () => ({ default: (await import('./panel/RefundsPanel')).RefundsPanel }));

/** Its fields are fetched when somebody opens it. */
const RefundDialog = lazy(async () => ({ default: (await import('./dialog/RefundDialog')).RefundDialog }));

export const refundPart = {
  panels: [{ name: 'refunds', column: 'records', order: 25, label: 'refunds.tab', Panel: RefundsPanel }],
  dialogs: [
    {
      name: 'refund',
      order: 5,
      label: 'refunds.dialog.title',
      isOffered: ({ allowedActions }) => allowedActions.includes('refund'),
      Dialog: RefundDialog,
    },
  ],
  waits: [
    {
      say: ({ refunds, allowedActions }) => {
        if (!refunds.some(({ status }) => status === 'REQUESTED')) return undefined;
        return allowedActions.includes('approveRefund') ? 'refunds.waits.you' : 'refunds.waits.others';
      },
      records: 'refunds',
    },
    {
      // Cash has no way back by itself. What the bank has by now waits for nobody here.
      say: ({ refunds, allowedActions }) => {
        if (!refunds.some(({ payout }) => payout && !['SENT', 'PAID'].includes(payout.state)))
          return undefined;
        return allowedActions.includes('payOutRefund') ? 'refunds.waits.payOut' : 'refunds.waits.paidOut';
      },
      records: 'refunds',
    },
  ],
  actions: { refund: ELSEWHERE, approveRefund: ELSEWHERE, rejectRefund: ELSEWHERE, payOutRefund: ELSEWHERE },
} as const satisfies OrderPagePart;
