import { isHeld } from '../holds/holds';
import type { OrderState } from '../order/order';
import { openToCapture, paidOf } from './amounts';
import { hasLeft } from '../parcel/parcel';
import { isKeptBack } from './late/goodsBack';
import { isOnDelivery } from './methods/methods';
import type { Payment } from './payment';

/*
 * Workflow code, as `capture.ts` is: the account waits for it. Only orders with money that somebody wants free, that moved late, or that is
 * paid at the door as well, or of orders of which all that costs something is cancelled, have anything to give free, and only words that are heard by `hearWebhook` make money late: histories from before
 * have none.
 */

/** Whether it is reserved though the order is paid without it, in an order that has money which moved late, or cash, or costs nothing any more. */
export const isSurplus = (order: OrderState, payment: Payment): boolean =>
  payment.state === 'AUTHORIZED' &&
  !isForSomebody(order, payment) &&
  (order.totals.grand === 0 || order.payments.some((one) => one.late || isOnDelivery(one))) &&
  paidOf(order) - openToCapture(payment) >= order.totals.grand;

/** What was reserved after the goods had come back is for a person to decide on. */
const isForSomebody = (order: OrderState, payment: Payment): boolean =>
  isKeptBack(order, payment) || (payment.afterReturn === true && payment.toTake === true);

/** What is to be given free now, unless a person has to look first: what somebody wants free, while the goods are here; then what moved late before what paid the order in time. */
export function toGiveFree(order: OrderState): Payment | undefined {
  if (isHeld(order, 'PAYMENT')) return undefined;
  const unwanted = order.payments.find(({ toVoid, state }) => toVoid && state === 'AUTHORIZED');
  if (unwanted && (!hasLeft(order) || unwanted.afterReturn)) return unwanted;
  const surplus = order.payments.filter((payment) => isSurplus(order, payment));
  return surplus.find(({ late }) => late) ?? surplus[0];
}
