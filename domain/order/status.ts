import type { OrderLine, OrderState } from './order';
import { isOut, type Parcel } from '../parcel/parcel';
import { settlementStatusOf } from '../cash/remitted/settlement';
import { capturedOf, dueAtDoor, isPaid, isTaken, openToCapture, refundedOf, sumOf } from '../payment/amounts';
import { isOnDelivery } from '../payment/methods/methods';
import type { Payment } from '../payment/payment';
import { speakingAttempt } from '../payment/tenders/standing';
import { isGivingBack } from '../refunds/refunds';

/** The order's public summary, derived from its lines, parcels and payments; nobody ever writes it. */
export const ORDER_STATUSES = [
  'PENDING',
  'PAYMENT_FAILED',
  'CONFIRMED',
  'BACKORDERED',
  'PROCESSING',
  'READY',
  'PARTIALLY_SHIPPED',
  'SHIPPED',
  'OUT_FOR_DELIVERY',
  'DELIVERY_FAILED',
  'RETURNING_TO_ORIGIN',
  'PARTIALLY_DELIVERED',
  'DELIVERED',
  'CANCELLING',
  'CANCELLED',
  'RETURN_REQUESTED',
  'RETURN_APPROVED',
  'RETURNED',
  'REFUNDED',
] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** The statuses a person may ask an order to be moved to; each runs a command, see `setStatus.ts`. */
export const SETTABLE_STATUSES = [
  'PROCESSING',
  'READY',
  'SHIPPED',
  'OUT_FOR_DELIVERY',
  'DELIVERY_FAILED',
  'DELIVERED',
  'CANCELLED',
] as const;
export type SettableStatus = (typeof SETTABLE_STATUSES)[number];

/** What a customer is shown: the order's life in seven words. */
export const STAGES = [
  'Placed',
  'Processing',
  'Ready',
  'Shipped',
  'Delivered',
  'Cancelled',
  'Returned',
] as const;
export type Stage = (typeof STAGES)[number];

export const PAYMENT_STATUSES = [
  'NONE',
  'PENDING',
  'UNKNOWN',
  'AUTHORIZED',
  'PARTIALLY_PAID',
  'PAID',
  'COD_DUE',
  'COD_COLLECTED',
  'REFUND_PENDING',
  'PARTIALLY_REFUNDED',
  'REFUNDED',
  'VOIDED',
  'FAILED',
] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

/** Of a delivered order: its money was taken, or there was none to take. */
export const NOTHING_TO_TAKE = [
  'NONE',
  'PAID',
  'COD_COLLECTED',
  'REFUND_PENDING',
  'PARTIALLY_REFUNDED',
  'REFUNDED',
] as const satisfies readonly PaymentStatus[];

export const LINE_STATUSES = [
  'RESERVED',
  'BACKORDERED',
  'READY',
  'SHIPPED',
  'DELIVERED',
  'CANCELLED',
  'RETURN_REQUESTED',
  'RETURNED',
  'EXCHANGED',
  'LOST',
] as const;
export type LineStatus = (typeof LINE_STATUSES)[number];

/**
 * The precedence table: the first row that holds is the order's status. Ends come first, then what the
 * customer waits for most, then the steps on the way.
 */
const PRECEDENCE: readonly (readonly [OrderStatus, (order: OrderState) => boolean])[] = [
  ['CANCELLED', (order) => order.cancellation?.completedAt !== undefined],
  ['CANCELLING', (order) => order.cancellation !== undefined],
  ['DELIVERED', (order) => order.deliveredAt !== undefined],
  ['PARTIALLY_DELIVERED', (order) => order.parcels.some((parcel) => parcel.state === 'DELIVERED')],
  ['RETURNING_TO_ORIGIN', (order) => anyParcel(order, 'RETURNING', 'RETURNED')],
  ['DELIVERY_FAILED', (order) => anyParcel(order, 'DELIVERY_FAILED')],
  ['OUT_FOR_DELIVERY', (order) => anyParcel(order, 'OUT_FOR_DELIVERY')],
  ['SHIPPED', (order) => order.parcels.some(isOut) && allStockedLinesShipped(order)],
  ['PARTIALLY_SHIPPED', (order) => order.parcels.some(isOut)],
  ['READY', (order) => anyParcel(order, 'BOOKED')],
  ['PROCESSING', (order) => order.pickingAt !== undefined],
  ['CONFIRMED', (order) => order.confirmedAt !== undefined],
  ['PAYMENT_FAILED', (order) => speakingAttempt(order)?.state === 'DECLINED' && !isPaid(order)],
];

function anyParcel(order: OrderState, ...states: readonly Parcel['state'][]): boolean {
  return order.parcels.some((parcel) => states.includes(parcel.state));
}

function allStockedLinesShipped(order: OrderState): boolean {
  return order.lines.every(
    ({ stocked, quantities: q }) => !stocked || q.shipped + q.delivered + q.cancelled === q.ordered,
  );
}

/** The order's status by the precedence table; an order that no row is about has just been placed. */
export function deriveStatus(order: OrderState): OrderStatus {
  return PRECEDENCE.find(([, holds]) => holds(order))?.[0] ?? 'PENDING';
}

/** Names of today that nothing has yet: what gives them is to come. Callers may already know them. */
export const RESERVED_STATUSES = {
  order: ['BACKORDERED', 'RETURN_REQUESTED', 'RETURN_APPROVED', 'RETURNED', 'REFUNDED'],
  stage: ['Returned'],
  payment: [],
  line: ['BACKORDERED', 'RETURN_REQUESTED', 'RETURNED', 'EXCHANGED', 'LOST'],
} as const satisfies {
  readonly order: readonly OrderStatus[];
  readonly stage: readonly Stage[];
  readonly payment: readonly PaymentStatus[];
  readonly line: readonly LineStatus[];
};

const STAGE_OF: Readonly<Record<OrderStatus, Stage>> = {
  PENDING: 'Placed',
  PAYMENT_FAILED: 'Placed',
  CONFIRMED: 'Placed',
  BACKORDERED: 'Placed',
  PROCESSING: 'Processing',
  READY: 'Ready',
  PARTIALLY_SHIPPED: 'Shipped',
  SHIPPED: 'Shipped',
  OUT_FOR_DELIVERY: 'Shipped',
  DELIVERY_FAILED: 'Shipped',
  RETURNING_TO_ORIGIN: 'Shipped',
  PARTIALLY_DELIVERED: 'Shipped',
  DELIVERED: 'Delivered',
  CANCELLING: 'Cancelled',
  CANCELLED: 'Cancelled',
  RETURN_REQUESTED: 'Delivered',
  RETURN_APPROVED: 'Delivered',
  RETURNED: 'Returned',
  REFUNDED: 'Returned',
};

export function stageOf(status: OrderStatus): Stage {
  return STAGE_OF[status];
}

/**
 * The money's summary. What was taken and given back speaks first, by its amounts, then what is still reserved: an order that
 * lacks nothing says so, whatever became of its newest attempts. Those speak where something is due.
 */
export function derivePaymentStatus(order: OrderState): PaymentStatus {
  const taken = sumOf(order, capturedOf);
  const refunded = sumOf(order, refundedOf);
  if (taken > 0 && isGivingBack(order)) return 'REFUND_PENDING';
  // What was paid twice and given back once leaves the order paid.
  if (refunded > 0 && taken - refunded < order.totals.grand)
    return refunded < taken ? 'PARTIALLY_REFUNDED' : 'REFUNDED';
  if (taken > 0 && isTaken(order)) return isWithCourier(order) ? 'COD_COLLECTED' : 'PAID';
  const newest = speakingAttempt(order);
  if (order.payments.some((payment) => dueAtDoor(payment) > 0)) {
    if (order.cancellation) return 'VOIDED';
    return order.payments.some((payment) => !isOnDelivery(payment) && capturedOf(payment) > 0)
      ? 'PARTIALLY_PAID'
      : 'COD_DUE';
  }
  if (newest && isPaid(order)) return 'AUTHORIZED';
  if (taken > 0) return 'PARTIALLY_PAID';
  if (newest && isOnDelivery(newest) && newest.state === 'CAPTURED')
    return order.cancellation ? 'VOIDED' : 'FAILED';
  if (newest?.state === 'VOIDED' && sumOf(order, openToCapture) > 0) return 'PARTIALLY_PAID';
  return newest ? statusOfAttempt(newest) : 'NONE';
}

/** Whether a courier has yet to hand over cash that it collected. */
const isWithCourier = (order: OrderState): boolean =>
  ['AWAITED', 'SHORT'].includes(settlementStatusOf(order));

/** What the attempt that speaks for an order says, where the order lacks something. */
function statusOfAttempt({ state }: Payment): PaymentStatus {
  switch (state) {
    case 'PENDING':
    case 'ACTION_REQUIRED':
      return 'PENDING';
    case 'UNKNOWN':
      return 'UNKNOWN';
    case 'AUTHORIZED':
    case 'CAPTURED':
    case 'DUE':
      return 'PARTIALLY_PAID';
    case 'VOIDED':
      return 'VOIDED';
    case 'DECLINED':
      return 'FAILED';
  }
}

/** A line's status: where most that matters of it is, ends before steps. */
export function deriveLineStatus({ quantities: q }: OrderLine): LineStatus {
  if (q.cancelled === q.ordered) return 'CANCELLED';
  if (q.delivered + q.cancelled === q.ordered) return 'DELIVERED';
  if (q.shipped + q.delivered > 0) return 'SHIPPED';
  if (q.packed > 0) return 'READY';
  if (q.backordered > 0) return 'BACKORDERED';
  return 'RESERVED';
}
