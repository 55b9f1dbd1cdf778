import { asIf } from '../../evolve';
import type { OrderFact } from '../../facts';
import type { OrderState } from '../../order/order';
import { present } from '../../present';
import { isTaken, openToCapture, sumOf } from '../amounts';
import { leftToRefund } from '../../refunds/refunds';
import type { Moved, Payment } from '../payment';
import {
  PAID_AFTER_CANCELLATION,
  PAID_TWICE,
  giveBackNeedless,
  goesBackByItself,
  isPaidWithout,
} from './needless';

type Authorized = Extract<OrderFact, { type: 'PaymentAuthorized' }>;
type Captured = Extract<OrderFact, { type: 'PaymentCaptured' }>;

/** Money of an attempt that was given up for lost is reserved after all. */
export const lateAuthorized = (
  { id: paymentId, amount: asked }: Payment,
  { reference, amount, card }: Moved,
): Authorized => ({
  ...{ type: 'PaymentAuthorized', paymentId, reference, late: true },
  ...(amount !== asked && { amount }),
  ...present({ card }),
});

/** It was taken after all. */
export const lateCaptured = (payment: Payment, { reference, amount, card }: Moved): Captured => ({
  ...{ type: 'PaymentCaptured', paymentId: payment.id, late: true },
  ...(payment.reference === undefined && { reference }),
  ...(amount !== payment.amount && { amount }),
  ...(payment.card === undefined && present({ card })),
});

/**
 * What follows by itself from money of an attempt that was given up for lost, beside the fact that it moved; undefined: a person has to
 * look, as in every order whose policy says so.
 * @param taken how much was taken by it, in minor units: 0 where it is reserved alone.
 */
export function hearLate(
  order: OrderState,
  fact: Authorized | Captured,
  taken: number,
): readonly OrderFact[] | undefined {
  if (!goesBackByItself(order)) return undefined;
  const { paymentId } = fact;
  const then = asIf(order, fact);
  if (mayGoOn(then)) {
    const goesOn = { type: 'OrderReinstated' } as const;
    return [fact, goesOn, ...giveBackNeedless(asIf(then, goesOn), paymentId, taken, PAID_TWICE)];
  }
  if (fact.type === 'PaymentAuthorized')
    return then.cancellation || isPaidWithout(then, paymentId) ? [{ ...fact, needless: true }] : undefined;
  const reason = then.cancellation ? PAID_AFTER_CANCELLATION : PAID_TWICE;
  const back = giveBackNeedless(then, paymentId, taken, reason);
  return isTaken(then) || back.length > 0 ? [fact, ...back] : undefined;
}

/**
 * Whether the order goes on: it was cancelled because nobody paid in time, and is paid now. Whether the goods can still be had is seen
 * as it goes on.
 */
const mayGoOn = (order: OrderState): boolean =>
  order.policy.payment.late === 'reinstate' &&
  order.cancellation?.unpaid === true &&
  order.cancellation.completedAt !== undefined &&
  order.parcels.length === 0 &&
  order.holds.length === 0 &&
  isPaidStill(order);

/** What has gone back since, or is about to, pays for nothing any more. */
const isPaidStill = (order: OrderState): boolean =>
  sumOf(order, openToCapture) + leftToRefund(order) >= order.totals.grand;
