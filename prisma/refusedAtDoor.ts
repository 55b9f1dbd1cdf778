import { Prisma } from './client';

/** How many parcels to the phone of the order `placed` came back unpaid, whichever account they were ordered from. */
export const REFUSED_AT_DOOR = Prisma.sql`(SELECT count(*)::int FROM orders AS earlier
  JOIN shipments AS parcel ON parcel.order_id = earlier.id AND parcel.status = 'RETURNED'
  JOIN parcel_cash AS cash ON cash.parcel_id = parcel.id AND coalesce(cash.collected, 0) = 0
  WHERE coalesce(earlier.recipient_phone, earlier.contact_phone) = coalesce(placed.recipient_phone, placed.contact_phone))`;
