import type { TrackingStatus } from '../../../domain/parcel/parcel';
import type { Change } from '../change';

/** What a courier, or somebody in its place, said of a parcel. */
export interface TrackingRow {
  readonly id: string;
  readonly shipmentId: string;
  readonly status: TrackingStatus;
  readonly vendorStatus: string;
  readonly proof: string | null;
  readonly occurredAt: string;
}

/** Scans of parcels. SQL function: `write_tracking`. */
export function trackingRows({ events }: Change): readonly TrackingRow[] {
  return events.flatMap((event) => {
    if (event.type !== 'ParcelTracked') return [];
    const { trackingId: id, parcelId: shipmentId, status, vendorStatus, proof = null, occurredAt } = event;
    return [{ id, shipmentId, status, vendorStatus, proof, occurredAt }];
  });
}
