import { askedNothing } from '../cash/collected/askedNothing';
import { hearCash } from '../cash/collected/hearCash';
import { fieldFault, vendorsWord } from '../command';
import { COURIER_REMARKS, WORD_SOURCES, type CourierWord } from './courierWord';
import { hearCourier } from './hearCourier';
import { TRACKING_STATUSES } from './parcel';
import { trackParcel } from './trackParcel';

/** The courier's word about a parcel. */
export const shipmentEvent = vendorsWord<CourierWord>({
  description: 'A courier’s word about a parcel.',
  shape: {
    parcelId: 'text',
    trackingId: 'text',
    status: { oneOf: [...TRACKING_STATUSES, ...COURIER_REMARKS] },
    vendorStatus: 'text',
    occurredAt: 'text',
    source: (value) => (value === undefined ? undefined : fieldFault({ oneOf: WORD_SOURCES }, value)),
    consignmentId: '?text',
    fee: wholeIfTold,
    collected: wholeIfTold,
  },
  // Running orders have taken words without a source by the rules of their time, and are replayed by them.
  decide: (order, word, { at }) => {
    if (word.source === undefined) return trackParcel(order, word);
    const moved = hearCourier(order, word, at);
    return [...moved, ...(word.collected === undefined ? askedNothing(order, moved) : hearCash(order, word))];
  },
});

function wholeIfTold(value: unknown): string | undefined {
  return value === undefined || Number.isSafeInteger(value) ? undefined : 'must be a whole amount';
}
