import type { TrackingStatus } from '../../../domain/parcel/parcel';
import type { Change } from '../change';

/** What a courier, or somebody in its place, said of a parcel. */
export interface TrackingRow {
  readonly id: string;
  readonly shipmentId: string;
  /** `REPORTED`: a word that says nothing of the parcel's journey. */
  readonly status: TrackingStatus | 'REPORTED';
  readonly vendorStatus: string;
  readonly proof: string | null;
  readonly occurredAt: string;
}

/** Scans of parcels. SQL function: `write_tracking`. */
export function trackingRows({ events }: Change): readonly TrackingRow[] {
  return events.flatMap((event): readonly TrackingRow[] => {
    if (event.type !== 'ParcelTracked' && event.type !== 'CourierReported') return [];
    const { trackingId: id, parcelId: shipmentId, vendorStatus, occurredAt } = event;
    const told = { id, shipmentId, vendorStatus, occurredAt };
    if (event.type === 'ParcelTracked')
      return [{ ...told, status: event.status, proof: event.proof ?? null }];
    const { status = 'REPORTED', overtaken } = event;
    return [{ ...told, status: overtaken ? status : 'REPORTED', proof: null }];
  });
}
