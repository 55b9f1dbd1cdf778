import { action } from '../command';
import type { OrderState } from '../order/order';
import { blocked, ended } from '../order/refusals';
import { openToPay } from './amounts';
import type { PaymentMethod } from './payment';
import { cardAttempt } from './switching/cardAttempt';
import { cardRefusal } from './switching/cardRefusal';
import { isDueAtDoor } from './switching/payable';

/** What an order's debt can be paid by at once; cash at the door takes a switch. */
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
  decide: (order, _card, { at }) => [cardAttempt(order, { amount: openToPay(order), at })],
  keeps: ({ token }) => ({ paymentToken: token }),
});

function nothingToPay(order: OrderState): string | undefined {
  const refusal = cardRefusal(order);
  if (refusal !== undefined || openToPay(order) > 0) return refusal;
  return isDueAtDoor(order)
    ? 'It is to be paid at the door; switching the payment pays it by card instead.'
    : 'There is nothing to pay.';
}
