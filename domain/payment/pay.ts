import { action } from '../command';
import type { OrderState } from '../order/order';
import { blocked, ended } from '../order/refusals';
import { openToPay } from './amounts';
import { cashParcels } from '../cash/cash';
import { isOnItsWay } from '../parcel/parcel';
import { isUnderWay, type PaymentMethod } from './payment';

/** What can be paid by while an order goes on: cash is agreed on as it is placed. */
const PREPAID = ['card'] as const satisfies readonly PaymentMethod[];

interface Pay {
  readonly method: (typeof PREPAID)[number];
  /** The gateway's single-use handle of the card. */
  readonly token: string;
}

/** Another attempt to pay, for what the attempts before it have neither reserved nor taken. */
export const pay = action<Pay>({
  description: 'Makes another attempt to pay, for what the order still lacks.',
  shape: { method: { oneOf: PREPAID }, token: 'text' },
  roles: ['customer', 'checkout', 'support', 'admin'],
  whenClosed: 'refused',
  refusal: (order, actor) => ended(order) ?? blocked(order, 'payment', actor) ?? nothingToPay(order),
  decide: (order, { method }, { at }) => {
    const { payments } = order;
    const ordinal = payments.length + 1;
    return [
      {
        type: 'PaymentRequested',
        payment: {
          id: String(ordinal),
          ordinal,
          method,
          provider: payments.findLast((one) => one.method === method)?.provider ?? 'stripe',
          amount: openToPay(order),
          state: 'PENDING',
          requestedAt: at,
        },
      },
    ];
  },
  keeps: ({ token }) => ({ paymentToken: token }),
});

function nothingToPay(order: OrderState): string | undefined {
  // Nobody would ask for the money, nor should: the goods are in the house again.
  if (order.parcels.some((parcel) => parcel.state === 'RETURNED'))
    return 'The parcel came back; there is nothing to pay.';
  if (cashParcels(order).some(isOnItsWay))
    return 'The courier is to collect the money at the door, and would do so all the same.';
  if (order.payments.some(isUnderWay)) return 'A payment is already under way.';
  return openToPay(order) > 0 ? undefined : 'There is nothing to pay.';
}
