/**
 * What its customer wants where an order comes in several parcels: all `together`; each `as-ready`; or what is there, and what is lacking at
 * picking is cancelled (`cancel-the-rest`).
 */
export const DELIVERY_WISHES = ['together', 'as-ready', 'cancel-the-rest'] as const;
export type DeliveryWish = (typeof DELIVERY_WISHES)[number];
