import { stationOf } from '../../orders/parcels/useStation';
import {
  readText,
  type EventData,
  type EventWord,
  type EventWords,
  type Tone,
} from '../../orders/timeline/eventWord';

/** A courier's report feels the way it reads. */
function trackedTone(data: EventData): Tone {
  const status = readText(data, 'status');
  if (status === 'DELIVERED') return 'good';
  return status === 'DELIVERY_FAILED' ? 'bad' : 'plain';
}

/** The courier's own word for the station where we have a text for it, else our word for the status. */
const trackedValues: EventWord['values'] = (data, find) => {
  const status = readText(data, 'status');
  return {
    tracking: stationOf(find, readText(data, 'vendorStatus')) ?? find('parcels.tracking', status) ?? status,
  };
};

export const parcelEvents = {
  PickingStarted: { text: 'parcels.events.PickingStarted', tone: 'plain' },
  ParcelPacked: { text: 'parcels.events.ParcelPacked', tone: 'plain' },
  ParcelBooked: { text: 'parcels.events.ParcelBooked', tone: 'plain' },
  ParcelBookingFailed: { text: 'parcels.events.ParcelBookingFailed', tone: 'bad' },
  ParcelBookingCancelled: {
    text: 'parcels.events.ParcelBookingCancelled',
    tone: 'bad',
    values: (data) => ({ consignment: readText(data, 'consignmentId') }),
  },
  ParcelWeighed: { text: 'parcels.events.ParcelWeighed', tone: 'plain' },
  ParcelLabelled: { text: 'parcels.events.ParcelLabelled', tone: 'plain' },
  ParcelHandedOver: { text: 'parcels.events.ParcelHandedOver', tone: 'good' },
  ParcelTracked: { text: 'parcels.events.ParcelTracked', tone: trackedTone, values: trackedValues },
  CourierReported: {
    text: 'parcels.events.CourierReported',
    tone: 'plain',
    values: (data) => ({ word: readText(data, 'vendorStatus') }),
  },
  ParcelTaken: { text: 'parcels.events.ParcelTaken', tone: 'bad' },
  ParcelPulled: { text: 'parcels.events.ParcelPulled', tone: 'plain' },
} as const satisfies EventWords;
