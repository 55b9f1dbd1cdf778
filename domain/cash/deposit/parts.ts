import type { OrderState } from '../../order/order';
import { dueAtDoor, sumOf } from '../../payment/amounts';
import { roundedCash } from '../cashFor';
import { openDeposit, depositToCome } from './deposit';

/** What a customer pays of cash with a deposit, in minor units: now, in advance, and at the door afterwards, in whole taka. */
export interface PaidInParts {
  readonly now: number;
  readonly atTheDoor: number;
}

/** How a sum that is due at the door is paid with a deposit. */
export const inParts = (due: number, deposit: number): PaidInParts => ({
  now: deposit,
  atTheDoor: roundedCash(Math.max(0, due - deposit)),
});

/** How an order is paid whose deposit is open, or will be asked for as soon as the order goes its way; undefined of any other. */
export function partsOf(order: OrderState): PaidInParts | undefined {
  if (order.cancellation) return undefined;
  const deposit = openDeposit(order) ?? depositToCome(order);
  return deposit ? inParts(sumOf(order, dueAtDoor), deposit) : undefined;
}
