import type { OrderStatus } from '../order/status';

/** The statuses of an order of which something may be left to pack. */
export const PACKED_FROM = [
  'CONFIRMED',
  'PROCESSING',
  'READY',
  'PARTIALLY_SHIPPED',
  'OUT_FOR_DELIVERY',
  'DELIVERY_FAILED',
  'PARTIALLY_DELIVERED',
] as const satisfies readonly OrderStatus[];
