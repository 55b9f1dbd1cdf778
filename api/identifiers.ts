import { ulid } from 'ulid';

/** An order's id: letters, digits and "_" alone, because a parcel's id adds "-1" to it. */
export const newOrderId = (): string => `ord_${ulid().toLowerCase()}`;

export const newCheckoutId = (): string => `chk_${ulid().toLowerCase()}`;

/** A guest is a customer of their own, for one order. */
export const newGuestId = (): string => `guest_${ulid().toLowerCase()}`;
