import type { OrderState } from '../order/order';
import type { Holding } from '../ledger/holding';
import { movesOf } from '../refunds/refunds';

/** How much of a payment has gone to its customer's account at the shop, in minor units. */
export const intoCredit = (order: Pick<OrderState, 'refunds'>, paymentId: string): number =>
  movesOf(order)
    .filter(({ move }) => move.paymentId === paymentId && move.method === 'credit' && move.state === 'DONE')
    .reduce((sum, { move }) => sum + move.amount, 0);

/** What the shop owes customers instead of the money that they paid: it has the money still, and owes them goods for it. */
export const creditHoldings = (order: Pick<OrderState, 'payments' | 'refunds'>): readonly Holding[] =>
  order.refunds === undefined
    ? []
    : order.payments.map(({ id }) => ({
        ...{ key: `payment/${id}/credited`, debit: 'customers', credit: 'credit:owed' },
        ...{ amount: intoCredit(order, id), grows: 'REFUND', shrinks: 'REFUND_RETURNED' },
      }));
