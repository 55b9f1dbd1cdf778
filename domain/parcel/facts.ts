import { warehouseOf, withAllotted } from '../allocation/allocation';
import type { Allotment } from '../allocation/allotment';
import type { ParcelCash } from '../cash/parcelCash';
import { present } from '../present';
import { unchanged, type EventEnvelope, type FactTable, type NoFields } from '../fact';
import type { NotificationKind } from '../notifications/messages';
import { addHold } from '../holds/holds';
import { deliverServices, movePieces } from '../order/lines';
import type { LineQuantities, OrderState } from '../order/order';
import type { LineSerials } from '../serials/serial';
import type { PackedAs } from '../packing/packedAs';
import { perSku, type StockEffect } from '../stock/stock';
import { canonicalWord, type ProvingWord } from './courierWord';
import { BOOKING_CANCELLED, isOut, type Parcel, type TrackingStatus } from './parcel';

/** What becomes of the goods: picked, packed and on their way to the customer. */
export interface ParcelFacts {
  readonly PickingStarted: NoFields;
  readonly ParcelPacked: {
    readonly parcelId: string;
    readonly courier: string;
    readonly lines: Parcel['lines'];
    /** Where it is packed; absent: in `main`. */
    readonly warehouse?: string;
    /** What the courier is to collect for it, by the rules of that day. */
    readonly cash?: ParcelCash;
    /** What was scanned of its pieces; absent: nothing. */
    readonly serials?: readonly LineSerials[];
    /** On the scale, box and all; absent: nobody weighed it. */
    readonly weightGrams?: number;
    /** The code of its box; absent: nobody said. */
    readonly box?: string;
  };
  readonly ParcelBooked: {
    readonly parcelId: string;
    readonly consignmentId: string;
    /** Minor units of the courier's currency; absent when the word that proves the booking doesn't tell. */
    readonly fee?: number;
    /** The courier's word that proves it; absent when its answer did. */
    readonly word?: ProvingWord;
  };
  readonly ParcelBookingFailed: { readonly parcelId: string; readonly code: string };
  /** The courier will not fetch the parcel: its consignment is dead, and it waits to be booked again. */
  readonly ParcelBookingCancelled: { readonly parcelId: string; readonly consignmentId: string };
  /** Weighed again, or put into another box, after its courier has refused it. */
  readonly ParcelWeighed: { readonly parcelId: string } & PackedAs;
  readonly ParcelLabelled: { readonly parcelId: string };
  readonly ParcelHandedOver: { readonly parcelId: string };
  readonly ParcelTracked: {
    readonly parcelId: string;
    readonly status: TrackingStatus;
    /** Our id of the courier's event, or of the command that recorded it by hand. */
    readonly trackingId: string;
    /** The courier's own word. */
    readonly vendorStatus: string;
    readonly occurredAt: string;
    /** What a person saw, when the delivery was recorded by hand. */
    readonly proof?: string;
    /** The courier was asked: its answer has an id of ours, and tells the time to the second. */
    readonly lookedUp?: true;
  };
  /** A word of the courier that does not move the parcel. */
  readonly CourierReported: {
    readonly parcelId: string;
    readonly trackingId: string;
    /** The courier's own word. */
    readonly vendorStatus: string;
    readonly occurredAt: string;
    /** Where the parcel is by that word, when it says so. */
    readonly status?: TrackingStatus;
    /** A scan that newer ones have overtaken on their way to us: the parcel was there, and has moved on. */
    readonly overtaken?: true;
  };
  readonly ParcelPulled: { readonly parcelId: string; readonly consignmentId?: string };
  /** The courier took it although the order was being cancelled, or was. */
  readonly ParcelTaken: { readonly parcelId: string };
}

export const PARCEL_FACTS: FactTable<ParcelFacts> = {
  PickingStarted: { evolve: (order, { at }) => ({ ...order, pickingAt: at }), shows: [] },
  ParcelPacked: {
    evolve: pack,
    // Which pieces they are customers learn of the order, once the parcel has left.
    shows: ['parcelId', 'courier', 'lines', 'cash'],
  },
  ParcelBooked: {
    evolve: (order, { parcelId, consignmentId }) =>
      changeParcel(order, parcelId, (parcel) => ({
        ...parcel,
        // The rider may have come before the courier's answer did.
        state: parcel.state === 'PACKED' ? 'BOOKED' : parcel.state,
        consignmentId,
      })),
    shows: ['parcelId', 'consignmentId'],
  },
  ParcelBookingFailed: {
    evolve: (order, { parcelId, code, at }) =>
      addHold(
        changeParcel(order, parcelId, (parcel) => ({ ...parcel, bookingError: code })),
        { reason: 'COURIER', since: at },
      ),
  },
  ParcelBookingCancelled: {
    evolve: (order, { parcelId, consignmentId }) =>
      changeParcel(order, parcelId, (parcel) => unbook(parcel, consignmentId)),
  },
  ParcelWeighed: {
    evolve: (order, { parcelId, weightGrams, box }) =>
      changeParcel(order, parcelId, (parcel) => ({ ...parcel, ...present({ weightGrams, box }) })),
  },
  ParcelLabelled: { evolve: unchanged },
  ParcelHandedOver: {
    evolve: handOver,
    tells: () => 'parcelHandedOver',
    stock: (before, { parcelId }) => leaveShelf(before, parcelId),
    shows: ['parcelId'],
  },
  ParcelTracked: {
    evolve: track,
    tells: ({ status }) => TRACKING_MESSAGES[status],
    reason: ({ proof }) => proof,
    shows: ['parcelId', 'status', 'vendorStatus', 'occurredAt'],
  },
  CourierReported: { evolve: report },
  ParcelPulled: { evolve: pull },
  ParcelTaken: {
    evolve: take,
    stock: (before, { parcelId }) => {
      const left = leaveShelf(before, parcelId);
      // Given back already: they may have been sold since, so that only what is free can be taken off the shelf.
      return placeOf(before, parcelId) === 'cancelled'
        ? left.map((effect) => ({ ...effect, reserved: 0, onlyFree: true as const }))
        : left;
    },
  },
};

/** The pieces of a parcel are off the shelf, and reserved no more. */
const leaveShelf = (order: OrderState, parcelId: string): readonly StockEffect[] =>
  perSku(order, allottedTo(order, parcelId, 1), -1);

/** The pieces of a parcel where they lie or lay; with −1 as those that are there no more. */
function allottedTo(order: OrderState, parcelId: string, sign: 1 | -1): readonly Allotment[] {
  const parcel = order.parcels.find(({ id }) => id === parcelId);
  if (!parcel) return [];
  const warehouse = warehouseOf(parcel);
  return parcel.lines.map(({ lineId, quantity }) => ({ lineId, warehouse, quantity: sign * quantity }));
}

/** What is worth telling of a parcel's way. */
const TRACKING_MESSAGES: Readonly<Record<TrackingStatus, NotificationKind | undefined>> = {
  IN_TRANSIT: undefined,
  OUT_FOR_DELIVERY: 'outForDelivery',
  DELIVERY_FAILED: 'deliveryFailed',
  RETURNING: undefined,
  RETURNED: undefined,
  DELIVERED: 'delivered',
};

function pack(
  order: OrderState,
  { parcelId, courier, lines, warehouse, cash, serials, weightGrams, box }: ParcelFacts['ParcelPacked'],
): OrderState {
  const parcel: Parcel = {
    ...{ id: parcelId, courier, state: 'PACKED', lines, failedAttempts: 0, seen: [] },
    ...present({ warehouse, cash, serials, weightGrams, box }),
  };
  const packed = { ...order, parcels: [...order.parcels, parcel] };
  return {
    ...withAllotted(moveParcel(packed, parcelId, 'reserved', 'packed'), allottedTo(packed, parcelId, -1)),
    undo: [...order.undo, { kind: 'pullParcel', parcelId }],
  };
}

/** The parcel as it was before its booking; releasing the hold books it again, as after a refusal. */
const unbook = ({ consignmentId: _dead, ...parcel }: Parcel, consignmentId: string): Parcel => ({
  ...parcel,
  state: 'PACKED',
  bookingError: BOOKING_CANCELLED,
  cancelledConsignments: [...(parcel.cancelledConsignments ?? []), consignmentId],
});

function handOver(
  order: OrderState,
  { parcelId, at }: ParcelFacts['ParcelHandedOver'] & EventEnvelope,
): OrderState {
  const handedOver = changeParcel(order, parcelId, (parcel) => ({
    ...parcel,
    state: 'HANDED_OVER',
    handedOverAt: at,
  }));
  // Out of the house, nothing can be undone any more: what follows is a return.
  return { ...moveParcel(handedOver, parcelId, 'packed', 'shipped'), undo: [] };
}

/** How many courier events a parcel remembers to recognise repeats. */
const COURIER_EVENTS_KEPT = 30;

/** The order after its courier (or a person) said where a parcel is. */
function track(
  order: OrderState,
  {
    parcelId,
    status,
    trackingId,
    vendorStatus,
    occurredAt,
    lookedUp,
    at,
  }: ParcelFacts['ParcelTracked'] & EventEnvelope,
): OrderState {
  const tracked = changeParcel(order, parcelId, ({ lookedUp: _before, ...parcel }) => ({
    ...parcel,
    ...(lookedUp && { lookedUp: canonicalWord(vendorStatus) }),
    state: status,
    seen: [...parcel.seen, trackingId].slice(-COURIER_EVENTS_KEPT),
    trackedAt: occurredAt,
    failedAttempts: parcel.failedAttempts + (status === 'DELIVERY_FAILED' ? 1 : 0),
    ...(status === 'DELIVERED' && { deliveredAt: at }),
  }));
  return status === 'DELIVERED'
    ? deliverServices(moveParcel(tracked, parcelId, 'shipped', 'delivered'), at)
    : tracked;
}

/** The order after a word that is kept beside the parcel. Of a cancelled order, it tells where the taken parcel is. */
function report(
  order: OrderState,
  {
    parcelId,
    trackingId,
    vendorStatus,
    occurredAt,
    status,
    at,
  }: ParcelFacts['CourierReported'] & EventEnvelope,
): OrderState {
  return changeParcel(order, parcelId, (parcel) => ({
    ...parcel,
    seen: [...parcel.seen, trackingId].slice(-COURIER_EVENTS_KEPT),
    lastReport: { word: canonicalWord(vendorStatus), at: occurredAt },
    ...(order.cancellation &&
      status &&
      isOut(parcel) && { state: status, ...(status === 'DELIVERED' && { deliveredAt: at }) }),
  }));
}

/** The order whose parcel was taken all the same: its pieces are out of the house, and neither pulled nor given back. */
function take(order: OrderState, { parcelId, at }: ParcelFacts['ParcelTaken'] & EventEnvelope): OrderState {
  const place = placeOf(order, parcelId);
  const left = moveParcel(order, parcelId, place, 'shipped');
  const taken = place === 'reserved' ? withAllotted(left, allottedTo(order, parcelId, -1)) : left;
  return {
    ...changeParcel(taken, parcelId, (parcel) => ({ ...parcel, state: 'HANDED_OVER', handedOverAt: at })),
    undo: order.undo.filter((undo) => undo.kind !== 'pullParcel' || undo.parcelId !== parcelId),
  };
}

/** Where the pieces of a parcel that is to stay in the house are counted. */
function placeOf({ parcels, undo }: OrderState, parcelId: string): 'packed' | 'reserved' | 'cancelled' {
  if (parcels.find(({ id }) => id === parcelId)?.state !== 'PULLED') return 'packed';
  return undo.some(({ kind }) => kind === 'releaseInventory') ? 'reserved' : 'cancelled';
}

function pull(order: OrderState, { parcelId }: ParcelFacts['ParcelPulled']): OrderState {
  const pulled = changeParcel(order, parcelId, (parcel) => ({ ...parcel, state: 'PULLED' }));
  return {
    ...withAllotted(moveParcel(pulled, parcelId, 'packed', 'reserved'), allottedTo(order, parcelId, 1)),
    undo: order.undo.filter((undo) => undo.kind !== 'pullParcel' || undo.parcelId !== parcelId),
  };
}

function changeParcel(order: OrderState, id: string, change: (parcel: Parcel) => Parcel): OrderState {
  return {
    ...order,
    parcels: order.parcels.map((parcel) => (parcel.id === id ? change(parcel) : parcel)),
  };
}

const piecesOf = ({ parcels }: OrderState, parcelId: string): Parcel['lines'] =>
  parcels.find(({ id }) => id === parcelId)?.lines ?? [];

/** Moves a parcel's pieces from one place to the next. */
const moveParcel = (
  order: OrderState,
  parcelId: string,
  from: keyof LineQuantities,
  to: keyof LineQuantities,
): OrderState => movePieces(order, piecesOf(order, parcelId), from, to);
