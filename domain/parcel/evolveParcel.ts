import type { OrderEvent, OrderFact } from '../events';
import type { LineQuantities, OrderLine, OrderState } from '../order/order';
import type { Parcel } from './parcel';

/** How many courier events a parcel remembers to recognise repeats. */
const COURIER_EVENTS_KEPT = 30;

export type ParcelFact = Extract<
  OrderFact,
  { type: 'ParcelPacked' | 'ParcelBooked' | 'ParcelBookingFailed' | 'ParcelHandedOver' | 'ParcelPulled' }
>;

/** The order after one of its parcels took a step in our own hands. */
export function applyParcel(order: OrderState, fact: ParcelFact & { readonly at: string }): OrderState {
  switch (fact.type) {
    case 'ParcelPacked':
      return pack(order, fact);
    case 'ParcelBooked': {
      const { parcelId, consignmentId } = fact;
      return changeParcel(order, parcelId, (parcel) => ({
        ...parcel,
        // The rider may have come before the courier's answer did.
        state: parcel.state === 'PACKED' ? 'BOOKED' : parcel.state,
        consignmentId,
      }));
    }
    case 'ParcelBookingFailed': {
      const failed = changeParcel(order, fact.parcelId, (parcel) => ({ ...parcel, bookingError: fact.code }));
      return { ...failed, holds: [...new Set([...order.holds, 'COURIER' as const])] };
    }
    case 'ParcelHandedOver': {
      const handedOver = changeParcel(order, fact.parcelId, (parcel) => ({
        ...parcel,
        state: 'HANDED_OVER',
        handedOverAt: fact.at,
      }));
      // Out of the house, nothing can be undone any more: what follows is a return.
      return { ...move(handedOver, fact.parcelId, 'packed', 'shipped'), undo: [] };
    }
    case 'ParcelPulled': {
      const pulled = changeParcel(order, fact.parcelId, (parcel) => ({ ...parcel, state: 'PULLED' }));
      return {
        ...move(pulled, fact.parcelId, 'packed', 'reserved'),
        undo: order.undo.filter((undo) => undo.kind !== 'pullParcel' || undo.parcelId !== fact.parcelId),
      };
    }
  }
}

function pack(order: OrderState, fact: Extract<ParcelFact, { type: 'ParcelPacked' }>): OrderState {
  const { parcelId, courier, lines } = fact;
  const parcel: Parcel = { id: parcelId, courier, state: 'PACKED', lines, failedAttempts: 0, seen: [] };
  const packed = { ...order, parcels: [...order.parcels, parcel] };
  return {
    ...move(packed, parcelId, 'reserved', 'packed'),
    undo: [...order.undo, { kind: 'pullParcel', parcelId }],
  };
}

/** The order after its courier (or a person) said where a parcel is. */
export function applyTracking(
  order: OrderState,
  event: Extract<OrderEvent, { type: 'ParcelTracked' }>,
): OrderState {
  const { parcelId, status, trackingId, occurredAt, at } = event;
  const tracked = changeParcel(order, parcelId, (parcel) => ({
    ...parcel,
    state: status,
    seen: [...parcel.seen, trackingId].slice(-COURIER_EVENTS_KEPT),
    trackedAt: occurredAt,
    failedAttempts: parcel.failedAttempts + (status === 'DELIVERY_FAILED' ? 1 : 0),
    ...(status === 'DELIVERED' && { deliveredAt: at }),
  }));
  return status === 'DELIVERED'
    ? deliverServices(move(tracked, parcelId, 'shipped', 'delivered'), at)
    : tracked;
}

/** Postage and services count as delivered once nothing stocked is left on its way; then the order is too. */
export function deliverServices(order: OrderState, at: string): OrderState {
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

function changeParcel(order: OrderState, id: string, change: (parcel: Parcel) => Parcel): OrderState {
  return {
    ...order,
    parcels: order.parcels.map((parcel) => (parcel.id === id ? change(parcel) : parcel)),
  };
}

/** Moves a parcel's pieces from one place to the next. */
function move(
  order: OrderState,
  parcelId: string,
  from: keyof LineQuantities,
  to: keyof LineQuantities,
): OrderState {
  const parcel = order.parcels.find(({ id }) => id === parcelId);
  const quantityOf = new Map(parcel?.lines.map(({ lineId, quantity }) => [lineId, quantity]));
  return {
    ...order,
    lines: order.lines.map((line) => {
      const moved = quantityOf.get(line.id) ?? 0;
      const { quantities: q } = line;
      return moved === 0
        ? line
        : { ...line, quantities: { ...q, [from]: q[from] - moved, [to]: q[to] + moved } };
    }),
  };
}
