import type { OrderStatus, PaymentStatus } from '../../../../domain/order/status';

/** Calm while things go well, marigold where somebody waits, red where somebody must act. */
export const STATUS_COLOR: Readonly<Record<OrderStatus, string>> = {
  PENDING: 'gray',
  PAYMENT_FAILED: 'red',
  CONFIRMED: 'blue',
  BACKORDERED: 'marigold',
  PROCESSING: 'blue',
  READY: 'indigo',
  PARTIALLY_SHIPPED: 'indigo',
  SHIPPED: 'indigo',
  OUT_FOR_DELIVERY: 'violet',
  DELIVERY_FAILED: 'red',
  RETURNING_TO_ORIGIN: 'marigold',
  PARTIALLY_DELIVERED: 'pine',
  DELIVERED: 'pine',
  CANCELLING: 'marigold',
  CANCELLED: 'gray',
  RETURN_REQUESTED: 'marigold',
  RETURN_APPROVED: 'marigold',
  RETURNED: 'gray',
  REFUNDED: 'gray',
};

export const PAYMENT_COLOR: Readonly<Record<PaymentStatus, string>> = {
  NONE: 'gray',
  PENDING: 'gray',
  UNKNOWN: 'marigold',
  AUTHORIZED: 'blue',
  PARTIALLY_PAID: 'marigold',
  PAID: 'pine',
  COD_DUE: 'gray',
  COD_COLLECTED: 'pine',
  REFUND_PENDING: 'marigold',
  PARTIALLY_REFUNDED: 'gray',
  REFUNDED: 'gray',
  VOIDED: 'gray',
  FAILED: 'red',
};

/** Every status, in the order of an order's life. */
export const ORDER_STATUSES = Object.keys(STATUS_COLOR) as OrderStatus[];
export const PAYMENT_STATUSES = Object.keys(PAYMENT_COLOR) as PaymentStatus[];
