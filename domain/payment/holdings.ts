import type { OrderState } from '../order/order';
import { capturedOf, lostBy, openToCapture, refundedOf } from './amounts';
import type { Payment } from './payment';
import type { Holding } from '../ledger/holding';

/** What gateways have reserved and taken for an order, given back, and lost to customers' banks. */
export const paymentHoldings = ({ payments }: Pick<OrderState, 'payments'>): readonly Holding[] =>
  payments.filter(({ method }) => method !== 'cod').flatMap(holdingsOfPayment);

function holdingsOfPayment(payment: Payment): readonly Holding[] {
  const { id, provider } = payment;
  const gateway = `gateway:${provider}` as const;
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
      ...{ amount: refundedOf(payment), grows: 'REFUND', shrinks: 'REFUND_RETURNED' },
    },
    ...(payment.disputes ?? []).map((dispute): Holding => ({
      ...{ key: `payment/${id}/dispute/${dispute.id}`, debit: 'chargebacks', credit: gateway },
      amount: lostBy(payment, dispute),
      ...{ grows: 'CHARGEBACK', shrinks: 'CHARGEBACK_REVERSED' },
    })),
  ];
}
