import type { OrderState } from '../order/order';
import { capturedOf, lostBy, openToCapture, refundedOf } from './amounts';
import { METHODS, isOnDelivery } from './methods/methods';
import type { Payment } from './payment';
import type { Holding } from '../ledger/holding';
import { intoCredit } from '../storeCredit/holdings';

/** What gateways have reserved and taken for an order, given back, and lost to customers' banks. */
export const paymentHoldings = (order: Pick<OrderState, 'payments' | 'refunds'>): readonly Holding[] =>
  order.payments
    .filter((payment) => !isOnDelivery(payment))
    .flatMap((payment) => holdingsOfPayment(payment, intoCredit(order, payment.id)));

/** @param credited how much of it went to the customer's account at the shop, and not back through its gateway. */
function holdingsOfPayment(payment: Payment, credited: number): readonly Holding[] {
  const { id, provider, method } = payment;
  // What is paid by store credit is owed no more.
  const gateway = METHODS[method].ledger === 'credit:owed' ? 'credit:owed' : (`gateway:${provider}` as const);
  return [
    {
      ...{ key: `payment/${id}/reserved`, debit: `reserved:${provider}`, credit: 'reservations' },
      ...{ amount: openToCapture(payment), grows: 'AUTHORIZE', shrinks: 'RELEASE' },
    },
    {
      ...{ key: `payment/${id}/taken`, debit: gateway, credit: 'customers' },
      ...{ amount: capturedOf(payment), grows: 'CAPTURE', shrinks: 'RELEASE' },
    },
    {
      ...{ key: `payment/${id}/refunded`, debit: 'customers', credit: gateway },
      ...{ amount: refundedOf(payment) - credited, grows: 'REFUND', shrinks: 'REFUND_RETURNED' },
    },
    ...(payment.disputes ?? []).map((dispute): Holding => ({
      ...{ key: `payment/${id}/dispute/${dispute.id}`, debit: 'chargebacks', credit: gateway },
      amount: lostBy(payment, dispute),
      ...{ grows: 'CHARGEBACK', shrinks: 'CHARGEBACK_REVERSED' },
    })),
  ];
}
