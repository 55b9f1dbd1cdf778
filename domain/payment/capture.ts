import { isBlocked } from '../order/holds';
import type { OrderState } from '../order/order';
import type { Payment } from './payment';

/** The payment whose money is due now, unless a person has to look first or a hold blocks it. An order is paid once. */
export function toCapture(order: OrderState): Payment | undefined {
  if (isBlocked(order, 'payment')) return undefined;
  if (order.payments.some(({ state }) => state === 'CAPTURED')) return undefined;
  return order.payments.find(
    ({ state, captureError }) => state === 'AUTHORIZED' && captureError === undefined,
  );
}
