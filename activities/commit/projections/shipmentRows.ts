import { warehouseOf } from '../../../domain/allocation/allocation';
import type { OrderEvent } from '../../../domain/facts';
import type { ParcelState } from '../../../domain/parcel/parcel';
import type { Parcel } from '../../../domain/parcel/parcel';
import type { Change } from '../change';
import { changedParts } from './changedParts';

/** A parcel. */
export interface ShipmentRow {
  readonly id: string;
  readonly courier: string;
  readonly warehouse: string;
  readonly state: ParcelState;
  readonly consignmentId: string | null;
  readonly lines: Parcel['lines'];
  /** On the scale, and the box, as whoever packed it said. */
  readonly weightGrams: number | null;
  readonly box: string | null;
  /** The courier's fee in minor units of the courier's currency; known from the commit of the booking alone. */
  readonly fee: number | null;
  /** Why the courier would not take the booking. */
  readonly error: string | null;
  /** When it was packed; kept when the row is new. */
  readonly at: string | null;
  readonly handedOverAt: string | null;
  readonly deliveredAt: string | null;
}

/** Parcels that are new or have changed. SQL function: `write_shipments`. */
export function shipmentRows({ before, after, events }: Change): readonly ShipmentRow[] {
  return changedParts(before.parcels, after.parcels).map((parcel) => shipmentRow(parcel, events));
}

function shipmentRow(parcel: Parcel, events: readonly OrderEvent[]): ShipmentRow {
  const packed = events.find((event) => event.type === 'ParcelPacked' && event.parcelId === parcel.id);
  const booked = events.find((event) => event.type === 'ParcelBooked' && event.parcelId === parcel.id);
  return {
    id: parcel.id,
    courier: parcel.courier,
    warehouse: warehouseOf(parcel),
    state: parcel.state,
    consignmentId: parcel.consignmentId ?? null,
    lines: parcel.lines,
    weightGrams: parcel.weightGrams ?? null,
    box: parcel.box ?? null,
    fee: booked?.type === 'ParcelBooked' ? (booked.fee ?? null) : null,
    error: parcel.bookingError ?? null,
    at: packed?.at ?? events[0]?.at ?? null,
    handedOverAt: parcel.handedOverAt ?? null,
    deliveredAt: parcel.deliveredAt ?? null,
  };
}
