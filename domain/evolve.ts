import type { OrderEvent, OrderFact, TrackingStatus } from './events';
import type { LineQuantities, OrderLine, OrderState, Parcel, ParcelState, Payment, Undo } from './order';

type Placed = Extract<OrderEvent, { type: 'OrderPlaced' }>;

/** How many answered commands and courier events are remembered to recognise repeats. */
const MEMORY = 50;

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
  const answered = event.command ? rememberAnswer(changed, event) : changed.answered;
  return { ...changed, version: event.version, answered };
}

function rememberAnswer(order: OrderState, event: OrderEvent): OrderState['answered'] {
  if (!event.command) return order.answered;
  const { id, hash } = event.command;
  const others = order.answered.filter((answer) => answer.id !== id);
  const refusal =
    event.type === 'CommandRefused' ? { refusal: { code: event.code, detail: event.detail } } : undefined;
  return [...others, { id, hash, version: event.version, ...refusal }].slice(-MEMORY);
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
      return deliverRest({ ...order, lines: order.lines.map(deliverService) }, event.at);
    case 'CancellationRequested':
    case 'InventoryReleased':
    case 'OrderCancelled':
      return applyCancellation(order, event);
    case 'RiskAssessed':
      return { ...order, risk: { score: event.score, reasons: event.reasons } };
    case 'OrderHeld':
      return { ...order, holds: [...new Set([...order.holds, event.reason])] };
    case 'HoldReleased':
      return { ...order, holds: order.holds.filter((reason) => reason !== event.reason) };
    case 'PaymentVoidFailed':
      return { ...order, holds: [...new Set([...order.holds, 'PAYMENT' as const])] };
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
    case 'OrderPlaced':
    case 'InventoryUnavailable':
    case 'ParcelLabelled':
    case 'NoteAdded':
    case 'CommandRefused':
      return order;
  }
}

type PaymentFact = Extract<
  OrderFact,
  {
    type:
      | 'PaymentRequested'
      | 'PaymentActionRequired'
      | 'PaymentAuthorized'
      | 'PaymentDeclined'
      | 'PaymentOutcomeUnknown'
      | 'PaymentCaptured'
      | 'PaymentCaptureFailed'
      | 'PaymentVoided';
  }
>;

function applyPayment(order: OrderState, fact: PaymentFact): OrderState {
  switch (fact.type) {
    case 'PaymentRequested':
      return {
        ...order,
        payments: [...order.payments, fact.payment],
        undo: [...order.undo, { kind: 'voidPayment', paymentId: fact.payment.id }],
      };
    case 'PaymentActionRequired':
      return changePayment(order, fact.paymentId, {
        state: 'ACTION_REQUIRED',
        reference: fact.reference,
        ...(fact.actionUrl !== undefined && { actionUrl: fact.actionUrl }),
      });
    case 'PaymentAuthorized':
      return changePayment(order, fact.paymentId, { state: 'AUTHORIZED', reference: fact.reference });
    case 'PaymentDeclined':
      return withoutUndo(
        changePayment(order, fact.paymentId, { state: 'DECLINED', declineCode: fact.code }),
        (undo) => undo.kind === 'voidPayment' && undo.paymentId === fact.paymentId,
      );
    case 'PaymentOutcomeUnknown':
      return changePayment(order, fact.paymentId, { state: 'UNKNOWN' });
    case 'PaymentCaptured':
      return changePayment(order, fact.paymentId, { state: 'CAPTURED' });
    case 'PaymentCaptureFailed':
      return {
        ...changePayment(order, fact.paymentId, { captureError: fact.code }),
        holds: [...new Set([...order.holds, 'PAYMENT' as const])],
      };
    case 'PaymentVoided':
      return withoutUndo(
        changePayment(order, fact.paymentId, { state: 'VOIDED' }),
        (undo) => undo.kind === 'voidPayment' && undo.paymentId === fact.paymentId,
      );
  }
}

function changePayment(order: OrderState, id: string, change: Partial<Payment>): OrderState {
  return {
    ...order,
    payments: order.payments.map((payment) => (payment.id === id ? { ...payment, ...change } : payment)),
  };
}

type ParcelFact = Extract<
  OrderFact,
  { type: 'ParcelPacked' | 'ParcelBooked' | 'ParcelBookingFailed' | 'ParcelHandedOver' | 'ParcelPulled' }
>;

function applyParcel(order: OrderState, fact: ParcelFact & { readonly at: string }): OrderState {
  switch (fact.type) {
    case 'ParcelPacked': {
      const { parcelId, courier, lines } = fact;
      const parcel: Parcel = { id: parcelId, courier, state: 'PACKED', lines, failedAttempts: 0, seen: [] };
      const packed = { ...order, parcels: [...order.parcels, parcel] };
      return {
        ...move(packed, parcel, 'reserved', 'packed'),
        undo: [...order.undo, { kind: 'pullParcel', parcelId }],
      };
    }
    case 'ParcelBooked': {
      const { consignmentId } = fact;
      const booked = changeParcel(order, fact.parcelId, ({ bookingError: _solved, ...parcel }) => ({
        ...parcel,
        // The rider may have come before the courier's answer did.
        state: parcel.state === 'PACKED' ? 'BOOKED' : parcel.state,
        consignmentId,
      }));
      return { ...booked, holds: booked.holds.filter((reason) => reason !== 'COURIER') };
    }
    case 'ParcelBookingFailed':
      return {
        ...changeParcel(order, fact.parcelId, (parcel) => ({ ...parcel, bookingError: fact.code })),
        holds: [...new Set([...order.holds, 'COURIER' as const])],
      };
    case 'ParcelHandedOver': {
      const handedOver = changeParcel(order, fact.parcelId, (parcel) => ({
        ...parcel,
        state: 'HANDED_OVER',
        handedOverAt: fact.at,
      }));
      const parcel = findParcel(handedOver, fact.parcelId);
      const shipped = parcel ? move(handedOver, parcel, 'packed', 'shipped') : handedOver;
      // Handed over, nothing of it can be undone any more: what follows is a return.
      return { ...shipped, undo: [] };
    }
    case 'ParcelPulled': {
      const pulled = changeParcel(order, fact.parcelId, (parcel) => ({ ...parcel, state: 'PULLED' }));
      const parcel = findParcel(pulled, fact.parcelId);
      return withoutUndo(
        parcel ? move(pulled, parcel, 'packed', 'reserved') : pulled,
        (undo) => undo.kind === 'pullParcel' && undo.parcelId === fact.parcelId,
      );
    }
  }
}

/** Where each courier word puts a parcel. */
const PARCEL_STATE: Readonly<Record<TrackingStatus, ParcelState>> = {
  IN_TRANSIT: 'IN_TRANSIT',
  OUT_FOR_DELIVERY: 'OUT_FOR_DELIVERY',
  DELIVERY_FAILED: 'DELIVERY_FAILED',
  RETURNING: 'RETURNING',
  RETURNED: 'RETURNED',
  DELIVERED: 'DELIVERED',
};

function applyTracking(order: OrderState, event: Extract<OrderEvent, { type: 'ParcelTracked' }>): OrderState {
  const { parcelId, status, trackingId, occurredAt } = event;
  const tracked = changeParcel(order, parcelId, (parcel) => ({
    ...parcel,
    state: PARCEL_STATE[status],
    seen: [...parcel.seen, trackingId].slice(-MEMORY),
    trackedAt: occurredAt,
    failedAttempts: parcel.failedAttempts + (status === 'DELIVERY_FAILED' ? 1 : 0),
    ...(status === 'DELIVERED' && { deliveredAt: event.at }),
  }));
  const parcel = findParcel(tracked, parcelId);
  if (status !== 'DELIVERED' || !parcel) return tracked;
  return deliverRest(move(tracked, parcel, 'shipped', 'delivered'), event.at);
}

/** Postage and services count as delivered once nothing stocked is left on its way; then the order is too. */
function deliverRest(order: OrderState, at: string): OrderState {
  const arrived = order.lines.every(
    ({ stocked, quantities: q }) => !stocked || q.delivered + q.cancelled === q.ordered,
  );
  if (!arrived) return order;
  return { ...order, lines: order.lines.map(deliverService), deliveredAt: order.deliveredAt ?? at };
}

function deliverService(line: OrderLine): OrderLine {
  if (line.stocked) return line;
  const { ordered, cancelled } = line.quantities;
  return { ...line, quantities: { ...line.quantities, delivered: ordered - cancelled } };
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
      return withoutUndo(
        { ...order, lines: order.lines.map(cancelLine) },
        (undo) => undo.kind === 'releaseInventory',
      );
    case 'OrderCancelled': {
      const cancelled = { ...order, lines: order.lines.map(cancelLine), holds: [], undo: [] };
      if (!order.cancellation) return cancelled;
      return {
        ...cancelled,
        cancellation: { ...order.cancellation, completedAt: event.at },
        closedAt: event.at,
      };
    }
  }
}

function cancelLine(line: OrderLine): OrderLine {
  const { quantities: q } = line;
  return { ...line, quantities: { ...q, reserved: 0, packed: 0, cancelled: q.ordered } };
}

function withoutUndo(order: OrderState, done: (undo: Undo) => boolean): OrderState {
  return { ...order, undo: order.undo.filter((undo) => !done(undo)) };
}

export function findParcel(order: OrderState, id: string): Parcel | undefined {
  return order.parcels.find((parcel) => parcel.id === id);
}

function changeParcel(order: OrderState, id: string, change: (parcel: Parcel) => Parcel): OrderState {
  return {
    ...order,
    parcels: order.parcels.map((parcel) => (parcel.id === id ? change(parcel) : parcel)),
  };
}

type Place = keyof LineQuantities;

/** Moves a parcel's pieces from one place to the next. */
function move(order: OrderState, parcel: Parcel, from: Place, to: Place): OrderState {
  const quantityOf = new Map(parcel.lines.map(({ lineId, quantity }) => [lineId, quantity]));
  return {
    ...order,
    lines: order.lines.map((line) => {
      const moved = quantityOf.get(line.id);
      if (moved === undefined) return line;
      const { quantities: q } = line;
      return { ...line, quantities: { ...q, [from]: q[from] - moved, [to]: q[to] + moved } };
    }),
  };
}
