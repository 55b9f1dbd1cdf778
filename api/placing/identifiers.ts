import { ulid } from 'ulid';

/** An order's id: letters, digits and "_" alone, because a parcel's id adds "-1" to it. */
export const newOrderId = (): string => `ord_${ulid().toLowerCase()}`;

/** Whether a text is one of our orders' ids, and so nothing that somebody made up. */
export const isOrderId = (text: string): boolean => /^ord_[0-9a-z]{26}$/.test(text);

export const newCheckoutId = (): string => `chk_${ulid().toLowerCase()}`;

/** A guest is a customer of their own, for one order. */
export const newGuestId = (): string => `guest_${ulid().toLowerCase()}`;

export const isGuestId = (customerId: string): boolean => customerId.startsWith('guest_');
