import { vendorsWord } from '../command';
import { TRACKING_STATUSES } from './parcel';
import { trackParcel, type ShipmentEvent } from './trackParcel';

/** The courier's word about a parcel. */
export const shipmentEvent = vendorsWord<ShipmentEvent>({
  description: 'A courier’s word about a parcel.',
  shape: {
    parcelId: 'text',
    trackingId: 'text',
    status: { oneOf: TRACKING_STATUSES },
    vendorStatus: 'text',
    occurredAt: 'text',
  },
  decide: trackParcel,
});
