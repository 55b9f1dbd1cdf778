import type { TrackingStatus } from '../../../domain/parcel/parcel';

const MEANING: Readonly<Record<string, TrackingStatus>> = {
  picked: 'IN_TRANSIT',
  'at-the-sorting-hub': 'IN_TRANSIT',
  'in-transit': 'IN_TRANSIT',
  'received-at-last-mile-hub': 'IN_TRANSIT',
  'assigned-for-delivery': 'OUT_FOR_DELIVERY',
  delivered: 'DELIVERED',
  'delivery-failed': 'DELIVERY_FAILED',
  returned: 'RETURNED',
  'paid-return': 'RETURNED',
};

/**
 * What Pathao's word for a parcel means: webhooks say `order.in-transit`, look-ups `In_Transit` or `In Transit`.
 * Undefined for what changes nothing for the customer: requests for pickup, invoices, holds.
 */
export function trackingStatusOf(vendorStatus: string): TrackingStatus | undefined {
  const word = vendorStatus
    .replace(/^order\./, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, '-');
  return MEANING[word];
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
