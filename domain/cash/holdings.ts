import type { Holding } from '../ledger/holding';
import type { OrderState } from '../order/order';
import { refundedOf, roundedOf } from '../payment/amounts';
import { isOnDelivery } from '../payment/methods/methods';
import type { Payment } from '../payment/payment';
import { intoCredit } from '../storeCredit/holdings';
import { cashParcels } from './cash';
import { accountedFor, creditedOf, roundingOf, type ParcelCash } from './parcelCash';

/** What couriers have collected for an order, what rounding brought or cost, and what they have handed over or kept; and what was paid out. */
export const cashHoldings = (
  order: Pick<OrderState, 'parcels' | 'payments' | 'refunds'>,
): readonly Holding[] => [
  ...cashParcels(order).flatMap(({ id, courier, cash }) =>
    holdingsOfParcel(`cash/${id}`, `courier:${courier}`, cash),
  ),
  ...order.payments
    .filter(isOnDelivery)
    .flatMap((payment) => [paidOut(payment, intoCredit(order, payment.id)), roundedOff(payment)]),
];

/** What was paid in advance has left so little that nobody is asked for it. */
const roundedOff = (payment: Payment): Holding => ({
  ...{ key: `payment/${payment.id}/rounded`, debit: 'rounding', credit: 'customers' },
  ...{ amount: roundedOf(payment), grows: 'COLLECT', shrinks: 'COLLECT_CORRECTED' },
});

/** It went out of the bank: the courier has the cash still, or has handed it over. */
const paidOut = (payment: Payment, credited: number): Holding => ({
  ...{ key: `payment/${payment.id}/refunded`, debit: 'customers', credit: 'bank' },
  ...{ amount: refundedOf(payment) - credited, grows: 'REFUND', shrinks: 'REFUND_RETURNED' },
});

function holdingsOfParcel(key: string, courier: `courier:${string}`, cash: ParcelCash): readonly Holding[] {
  const rounding = roundingOf(cash);
  const remitted = (cash.remittances ?? []).reduce((sum, { amount }) => sum + amount, 0);
  const took = { grows: 'COLLECT', shrinks: 'COLLECT_CORRECTED' } as const;
  const settled = { grows: 'REMIT', shrinks: 'REMIT_CORRECTED' } as const;
  const kept = { grows: 'FEE', shrinks: 'FEE_CORRECTED' } as const;
  return [
    {
      key: `${key}/collected`,
      debit: courier,
      credit: 'customers',
      amount: cash.collected === undefined ? 0 : creditedOf(cash),
      ...took,
    },
    { key: `${key}/rounded-up`, debit: courier, credit: 'rounding', amount: Math.max(0, rounding), ...took },
    {
      key: `${key}/rounded-down`,
      debit: 'rounding',
      credit: courier,
      amount: Math.max(0, -rounding),
      ...took,
    },
    { key: `${key}/remitted`, debit: 'bank', credit: courier, amount: remitted, ...settled },
    { key: `${key}/fees`, debit: 'fees', credit: courier, amount: accountedFor(cash) - remitted, ...kept },
  ];
}
