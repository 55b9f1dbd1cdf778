import { applyParcel, applyTracking, deliverServices } from './parcel/evolveParcel';
import { applyPayment } from './payment/evolvePayment';
import type { OrderEvent } from './events';
import type { AnsweredCommand, HoldReason, OrderLine, OrderState, Undo } from './order/order';

type Placed = Extract<OrderEvent, { type: 'OrderPlaced' }>;

/** How many answered commands are remembered to recognise repeats. */
const ANSWERS_KEPT = 50;

/** The state that an order's first event makes. */
export function beginOrder(id: string, event: Placed): OrderState {
  const undo: Undo[] = [];
  if (event.lines.some((line) => line.stocked)) undo.push({ kind: 'releaseInventory' });
  if (event.payment) undo.push({ kind: 'voidPayment', paymentId: event.payment.id });
  return {
    id,
    number: event.number,
    customerId: event.customerId,
    currency: event.currency,
    version: event.version,
    revision: 1,
    placedAt: event.at,
    policy: event.policy,
    lines: event.lines,
    totals: event.totals,
    payments: event.payment ? [event.payment] : [],
    parcels: [],
    holds: [],
    undo,
    answered: [],
  };
}

/** The order after one more event. Events come in order: versions never skip. */
export function evolve(order: OrderState, event: OrderEvent): OrderState {
  const changed = apply(order, event);
  return { ...changed, version: event.version, answered: rememberAnswer(order.answered, event) };
}

function rememberAnswer(answered: OrderState['answered'], event: OrderEvent): OrderState['answered'] {
  const answer = answerBy(event);
  if (!answer) return answered;
  return [...answered.filter(({ id }) => id !== answer.id), answer].slice(-ANSWERS_KEPT);
}

/** What an event says to the command that it is of; nothing when it is of none. */
export function answerBy(event: OrderEvent): AnsweredCommand | undefined {
  if (!event.command) return undefined;
  const refusal = event.type === 'CommandRefused' && {
    refusal: { code: event.code, detail: event.detail },
  };
  return { ...event.command, version: event.version, ...refusal };
}

function apply(order: OrderState, event: OrderEvent): OrderState {
  switch (event.type) {
    case 'PaymentRequested':
    case 'PaymentActionRequired':
    case 'PaymentAuthorized':
    case 'PaymentDeclined':
    case 'PaymentOutcomeUnknown':
    case 'PaymentCaptured':
    case 'PaymentCaptureFailed':
    case 'PaymentVoided':
    case 'PaymentVoidFailed':
      return applyPayment(order, event);
    case 'ParcelPacked':
    case 'ParcelBooked':
    case 'ParcelBookingFailed':
    case 'ParcelHandedOver':
    case 'ParcelPulled':
      return applyParcel(order, event);
    case 'ParcelTracked':
      return applyTracking(order, event);
    case 'ServicesFulfilled':
      return deliverServices(order, event.at);
    case 'CancellationRequested':
    case 'InventoryReleased':
    case 'OrderCancelled':
      return applyCancellation(order, event);
    case 'RiskAssessed':
      return { ...order, risk: { score: event.score, reasons: event.reasons } };
    case 'OrderHeld':
      return holdOrder(order, event.reason);
    case 'HoldReleased':
      return releaseHold(order, event.reason);
    case 'OrderConfirmed':
      return { ...order, confirmedAt: event.at };
    case 'PickingStarted':
      return { ...order, pickingAt: event.at };
    case 'OrderClosed': {
      const { reopenedUntil: _ended, ...rest } = order;
      return { ...rest, closedAt: event.at };
    }
    case 'OrderReopened': {
      const { closedAt: _undone, ...rest } = order;
      return { ...rest, reopenedUntil: event.until };
    }
    case 'InventoryUnavailable':
      return { ...order, lines: order.lines.map((line) => loseReservation(line, event.lacking)) };
    case 'OrderPlaced':
    case 'ParcelLabelled':
    case 'ErpPushRequested':
    case 'NoteAdded':
    case 'CommandRefused':
      return order;
  }
}

function loseReservation(
  line: OrderLine,
  lacking: Extract<OrderEvent, { type: 'InventoryUnavailable' }>['lacking'] = [],
): OrderLine {
  const lost = lacking.find(({ lineId }) => lineId === line.id)?.quantity ?? 0;
  if (lost === 0) return line;
  const { quantities: q } = line;
  return { ...line, quantities: { ...q, reserved: q.reserved - lost, cancelled: q.cancelled + lost } };
}

function holdOrder(order: OrderState, reason: HoldReason): OrderState {
  const { cancellation } = order;
  return {
    ...order,
    holds: including(order.holds, reason),
    ...(cancellation && { cancellation: { ...cancellation, holds: including(cancellation.holds, reason) } }),
  };
}

const including = (holds: readonly HoldReason[] = [], reason: HoldReason): readonly HoldReason[] => [
  ...new Set([...holds, reason]),
];

/** What failed is forgotten with the hold, so that the story tries it again. */
function releaseHold(order: OrderState, reason: HoldReason): OrderState {
  const { cancellation } = order;
  const others = (holds: readonly HoldReason[]): readonly HoldReason[] =>
    holds.filter((hold) => hold !== reason);
  return {
    ...order,
    holds: others(order.holds),
    ...(cancellation?.holds && { cancellation: { ...cancellation, holds: others(cancellation.holds) } }),
    payments:
      reason === 'PAYMENT'
        ? order.payments.map(({ captureError: _solved, ...payment }) => payment)
        : order.payments,
    parcels:
      reason === 'COURIER'
        ? order.parcels.map(({ bookingError: _solved, ...parcel }) => parcel)
        : order.parcels,
  };
}

function applyCancellation(
  order: OrderState,
  event: Extract<OrderEvent, { type: 'CancellationRequested' | 'InventoryReleased' | 'OrderCancelled' }>,
): OrderState {
  switch (event.type) {
    case 'CancellationRequested':
      return {
        ...order,
        revision: order.revision + 1,
        cancellation: { reason: event.reason, by: event.actor, requestedAt: event.at },
      };
    case 'InventoryReleased':
      return {
        ...order,
        lines: order.lines.map(cancelLine),
        undo: order.undo.filter((undo) => undo.kind !== 'releaseInventory'),
      };
    case 'OrderCancelled': {
      // What held the order back holds it no more; what has come up since has still to be seen to, and keeps it open.
      const holds = order.cancellation?.holds ?? [];
      return {
        ...order,
        lines: order.lines.map(cancelLine),
        holds,
        undo: [],
        ...(holds.length === 0 && { closedAt: event.at }),
        ...(order.cancellation && { cancellation: { ...order.cancellation, completedAt: event.at } }),
      };
    }
  }
}

function cancelLine(line: OrderLine): OrderLine {
  const { quantities: q } = line;
  // What has left the house isn't cancelled, whatever asked for it.
  return {
    ...line,
    quantities: { ...q, reserved: 0, packed: 0, cancelled: q.ordered - q.shipped - q.delivered },
  };
}
