import { canonicalWord, type CourierRemark } from '../../../domain/parcel/courierWord';
import type { TrackingStatus } from '../../../domain/parcel/parcel';

/** Every word of Pathao's documents. What came back of an exchange or a partial delivery no word tells. */
const MEANING: Readonly<Record<string, TrackingStatus | CourierRemark>> = {
  created: 'BOOKED',
  pending: 'BOOKED',
  updated: 'NOTED',
  'pickup-requested': 'NOTED',
  'assigned-for-pickup': 'NOTED',
  'pickup-failed': 'NOT_COLLECTED',
  'pickup-cancelled': 'BOOKING_CANCELLED',
  picked: 'IN_TRANSIT',
  'at-the-sorting-hub': 'IN_TRANSIT',
  'in-transit': 'IN_TRANSIT',
  'received-at-last-mile-hub': 'IN_TRANSIT',
  'assigned-for-delivery': 'OUT_FOR_DELIVERY',
  delivered: 'DELIVERED',
  'partial-delivery': 'UNSETTLED',
  exchanged: 'UNSETTLED',
  'delivery-failed': 'DELIVERY_FAILED',
  'on-hold': 'UNCLEAR',
  returned: 'RETURNED',
  'paid-return': 'RETURNED',
  paid: 'NOTED',
};

/** What Pathao's word for a parcel means: webhooks say `order.in-transit`, look-ups `In_Transit` or `In Transit`. */
export const meaningOf = (vendorStatus: string): TrackingStatus | CourierRemark =>
  documented(vendorStatus) ?? 'UNCLEAR';

/** Whether Pathao's documents have the word. */
export const isKnownWord = (vendorStatus: string): boolean => documented(vendorStatus) !== undefined;

/** However it is written: orders go by the canonical word as it always was, which keeps an `Order.` in capitals. */
function documented(vendorStatus: string): TrackingStatus | CourierRemark | undefined {
  const word = canonicalWord(vendorStatus.toLowerCase());
  return Object.hasOwn(MEANING, word) ? MEANING[word] : undefined;
}

/** The instant that a text names; undefined when it names none, or none at which a parcel can have been somewhere. */
export function instantOf(text: string): string | undefined {
  const instant = new Date(text);
  const year = instant.getUTCFullYear();
  return year >= 2000 && year < 2100 ? instant.toISOString() : undefined;
}

/** Pathao's clock shows Dhaka's time and doesn't say so: `2026-11-20 15:11:40` is 09:11:40 UTC. */
export function instantOfDhaka(local: string): string | undefined {
  return instantOf(`${local.trim().replace(' ', 'T')}+06:00`);
}
