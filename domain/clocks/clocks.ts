import { cashPaymentOf } from '../cash/cash';
import type { OrderState } from '../order/order';
import {
  capturedOf,
  isGivenBackButDelivery,
  isPaid,
  openToCapture,
  sumOf,
  toGiveBack,
} from '../payment/amounts';
import { isByCustomer } from '../refunds/refund';
import { refundsOf } from '../refunds/refunds';
import { CLOCK_SETS, type ClockSet, type DeliveryZone } from './clockSets';

/** What customers wait for. */
export const CLOCKS = [
  ...(['handOver', 'delivery', 'tellUnsupplied', 'refundUnsupplied'] as const),
  ...(['refundUndelivered', 'takeUpComplaint'] as const),
] as const;
export type ClockName = (typeof CLOCKS)[number];

/** Shares of its time, in per cent, at which a clock is noticed. */
export const CLOCK_LEVELS = [50, 80, 100] as const;

/** A clock that runs: the customer still waits. */
export interface RunningClock {
  /** Unlike that of any other clock of the order that runs. */
  readonly id: string;
  readonly clock: ClockName;
  /** RFC 3339, as `dueAt`. */
  readonly startedAt: string;
  readonly dueAt: string;
}

/** How much of a clock's time is over at an instant (RFC 3339): 0.5 is half, more than 1 is late. */
export const shareOf = (
  { startedAt, dueAt }: Pick<RunningClock, 'startedAt' | 'dueAt'>,
  at: string,
): number =>
  (Date.parse(at) - Date.parse(startedAt)) / Math.max(1, Date.parse(dueAt) - Date.parse(startedAt));

/** The clocks of an order that run now; none of one whose policy names no set. */
export function runningClocks(order: OrderState): readonly RunningClock[] {
  const { clocks } = order.policy;
  const set: ClockSet | undefined = clocks && CLOCK_SETS[clocks.set];
  if (!clocks || !set) return [];
  return [
    ...begun('handOver', handOverSince(order), set.handOverMs),
    ...begun('delivery', deliverySince(order), deliveryMs(set, clocks.zone)),
    ...begun('tellUnsupplied', tellingSince(order), set.tellUnsuppliedMs),
    ...begun('refundUnsupplied', refundSince(order), set.refundUnsuppliedMs),
    ...begun('refundUndelivered', cameBackAt(order), set.refundUndeliveredMs),
    ...refundsOf(order)
      .filter((refund) => isByCustomer(refund) && refund.approval === 'AWAITED')
      .flatMap(({ id, requestedAt }) =>
        begun('takeUpComplaint', requestedAt, set.takeUpComplaintMs, `takeUpComplaint/${id}`),
      ),
  ];
}

const deliveryMs = ({ deliveryMs: byZone }: ClockSet, zone: DeliveryZone): number => byZone[zone];

function begun(
  clock: ClockName,
  startedAt: string | undefined,
  ms: number,
  id: string = clock,
): readonly RunningClock[] {
  if (startedAt === undefined) return [];
  return [{ id, clock, startedAt, dueAt: new Date(Date.parse(startedAt) + ms).toISOString() }];
}

/**
 * Whether customers had what a clock was for as it stopped: if not, the shop owes it no more, since the order is cancelled, its payment is
 * free again, or it is paid in another way. That is neither in time nor late.
 * @param order as it is since the clock stopped.
 */
export function isKept(order: OrderState, clock: ClockName): boolean {
  if (clock === 'handOver') return !order.cancellation && !isInTheHouse(order);
  return clock !== 'delivery' || order.deliveredAt !== undefined;
}

/** What is paid at the door is handed over on the shop's own account, and has no such clock. */
const handOverSince = (order: OrderState): string | undefined =>
  isInTheHouse(order) && !isPaidAtDoor(order) ? paidSince(order) : undefined;

/** The promise stands since it was given first, whatever way of paying the customer has changed to. */
function deliverySince(order: OrderState): string | undefined {
  if (order.cancellation || order.closedAt || order.deliveredAt) return undefined;
  if (!isInTheHouse(order) && !order.parcels.some(isUnderWay)) return undefined;
  const { confirmedAt } = order;
  if (isPaidAtDoor(order)) return confirmedAt;
  const paidAt = paidSince(order);
  return cashPaymentOf(order) && confirmedAt !== undefined && paidAt !== undefined
    ? earlier(confirmedAt, paidAt)
    : paidAt;
}

/** Not one that was to be, and that a card has paid instead. */
const isPaidAtDoor = (order: OrderState): boolean => {
  const payment = cashPaymentOf(order);
  return payment !== undefined && payment.state !== 'VOIDED';
};

/** Goods that somebody is still to hand over, of an order that goes on. */
const isInTheHouse = ({ cancellation, closedAt, lines }: OrderState): boolean =>
  cancellation === undefined &&
  closedAt === undefined &&
  lines.some(({ stocked, quantities: q }) => stocked && q.reserved + q.backordered + q.packed > 0);

const isUnderWay = ({ state }: OrderState['parcels'][number]): boolean =>
  !['DELIVERED', 'RETURNED', 'PULLED'].includes(state);

/**
 * When the attempt was asked for that paid the order: a moment before the bank said yes, and never after it; of one that was cancelled and
 * goes on, when it did. Undefined while the order is not paid, or costs nothing.
 */
function paidSince(order: OrderState): string | undefined {
  if (!isPaid(order)) return undefined;
  const paying = order.payments.findLast((payment) => openToCapture(payment) + capturedOf(payment) > 0);
  const { reinstatedAt = paying?.requestedAt } = order;
  return paying && reinstatedAt && later(paying.requestedAt, reinstatedAt);
}

const earlier = (one: string, other: string): string => (Date.parse(one) < Date.parse(other) ? one : other);
const later = (one: string, other: string): string => (earlier(one, other) === one ? other : one);

/** Whether the shop, and not its customer, ends an order of which money was reserved or taken. */
const isUnsupplied = ({ cancellation }: OrderState): boolean =>
  cancellation !== undefined && !['customer', 'checkout'].includes(cancellation.by.role);

function tellingSince(order: OrderState): string | undefined {
  const { cancellation } = order;
  const isBeingEnded = isUnsupplied(order) && cancellation?.completedAt === undefined && hasMoney(order);
  return isBeingEnded ? cancellation?.requestedAt : undefined;
}

/** The customer is told as the order is cancelled. */
const refundSince = (order: OrderState): string | undefined =>
  isUnsupplied(order) && hasMoney(order) ? order.cancellation?.completedAt : undefined;

const hasMoney = (order: OrderState): boolean => sumOf(order, openToCapture) > 0 || toGiveBack(order) > 0;

/** When the last parcel came back of an order whose money was taken and is not given back, but for what the delivery cost. */
function cameBackAt(order: OrderState): string | undefined {
  if (order.cancellation || sumOf(order, capturedOf) === 0 || isGivenBackButDelivery(order)) return undefined;
  const back = order.parcels.flatMap(({ state, trackedAt }) =>
    state === 'RETURNED' && trackedAt !== undefined ? [trackedAt] : [],
  );
  return back.toSorted().at(-1);
}
