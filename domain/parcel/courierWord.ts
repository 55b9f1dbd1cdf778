import type { TrackingStatus } from './parcel';

/**
 * What a courier's word can mean beside a place on the way. `BOOKED` the consignment is there; `NOTED` nothing changes;
 * `NOT_COLLECTED` the courier did not take the parcel; `BOOKING_CANCELLED` it will not, and the consignment is dead; `UNSETTLED` it
 * has the parcel, and what became of it at the door is not ours to decide; `UNCLEAR` we can't tell what it means, as of a word that
 * nobody has heard before.
 */
export const COURIER_REMARKS = [
  'BOOKED',
  'NOTED',
  'NOT_COLLECTED',
  'BOOKING_CANCELLED',
  'UNSETTLED',
  'UNCLEAR',
] as const;
export type CourierRemark = (typeof COURIER_REMARKS)[number];

/** How a word reached us: a look-up tells the newest word alone, webhooks tell each one. */
export const WORD_SOURCES = ['webhook', 'lookUp'] as const;
export type WordSource = (typeof WORD_SOURCES)[number];

/** A courier's word about one of our parcels. */
export interface CourierWord {
  readonly parcelId: string;
  /** Our id of the word, by which a repeat is known. */
  readonly trackingId: string;
  readonly status: TrackingStatus | CourierRemark;
  /** The courier's own word. */
  readonly vendorStatus: string;
  /** RFC 3339. */
  readonly occurredAt: string;
  /** Absent in words that an earlier release has sent: orders take those as they did then. */
  readonly source?: WordSource;
  /** By which the courier knows the parcel. */
  readonly consignmentId?: string;
  /** What the delivery costs, in minor units of the courier's currency, where the word tells. */
  readonly fee?: number;
  /** The cash that it has got at the door for the parcel, in all and in minor units, where the word tells. */
  readonly collected?: number;
}

/** What is kept of a word that proves a booking. */
export type ProvingWord = Pick<CourierWord, 'trackingId' | 'status' | 'vendorStatus' | 'occurredAt'>;

/** Couriers write one status in several ways: `order.in-transit` in a webhook, `In Transit` in an answer. */
export const canonicalWord = (vendorStatus: string): string =>
  vendorStatus
    .replace(/^order\./, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-');
