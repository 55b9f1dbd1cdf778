import type { OrderState } from '../../../domain/order/order';
import * as rules from '../../../domain/order/status';

export * from '../../../domain/order/status';

/** A status between two: an order that is confirmed waits for its goods first. */
export function deriveStatus(order: OrderState): rules.OrderStatus {
  const status = rules.deriveStatus(order);
  return status === 'CONFIRMED' || status === 'READY' ? 'BACKORDERED' : status;
}

export const derivePaymentStatus = (order: OrderState): rules.PaymentStatus =>
  order.payments.length > 0 ? 'PARTIALLY_PAID' : 'NONE';
