import type { PrismaClient } from '../prisma/client';
import type { BookingLookup } from '../providers/couriers/pathao';
import { bookingOfWebhook } from '../providers/couriers/pathaoWebhook';

/** Finds a booking whose answer was lost: the courier's own webhook told of it, and the inbox keeps that. */
export function createAnnouncedBooking(prisma: PrismaClient): BookingLookup {
  return async (parcelId) => {
    const rows = await prisma.$queryRaw<{ payload: unknown }[]>`
      SELECT payload FROM webhook_inbox
      WHERE provider = 'pathao' AND payload->>'merchant_order_id' = ${parcelId}
      ORDER BY id LIMIT 5`;
    const bookings = rows.map(({ payload }) => bookingOfWebhook(payload));
    return bookings.find((booking) => booking?.parcelId === parcelId);
  };
}
