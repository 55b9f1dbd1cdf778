import type { BOOKING_CANCELLED } from '../../../../domain/parcel/parcel';

/** What stands in the place of a courier's refusal where it has cancelled the booking of the parcel. */
export const bookingCancelled: typeof BOOKING_CANCELLED = 'booking_cancelled';
