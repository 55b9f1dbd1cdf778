import { action } from '../command';
import type { OrderState } from '../order/order';
import { blocked, ended } from '../order/refusals';
import { PAYMENT_METHODS, type PaymentMethod } from './payment';

interface Pay {
  readonly method: PaymentMethod;
  /** The gateway's single-use handle of the card. */
  readonly token: string;
}

/** Another attempt to pay after a failed one, for the whole total. */
export const pay = action<Pay>({
  shape: { method: { oneOf: PAYMENT_METHODS }, token: 'text' },
  roles: ['customer', 'checkout', 'support', 'admin'],
  whenClosed: 'refused',
  refusal: (order) => ended(order) ?? blocked(order, 'payment') ?? nothingToPay(order),
  decide: ({ payments, totals }, { method }, { at }) => {
    const ordinal = payments.length + 1;
    return [
      {
        type: 'PaymentRequested',
        payment: {
          id: String(ordinal),
          ordinal,
          method,
          provider: payments.at(-1)?.provider ?? 'stripe',
          amount: totals.grand,
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
  const state = order.payments.at(-1)?.state;
  if (state === 'DECLINED' || state === 'VOIDED') return undefined;
  return state === 'ACTION_REQUIRED' || state === 'PENDING' || state === 'UNKNOWN'
    ? 'A payment is already under way.'
    : 'There is nothing to pay.';
}
