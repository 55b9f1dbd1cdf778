import type { OrderEvent } from '../../domain/facts';
import type { OrderState } from '../../domain/order/order';
import { hearOfAnothersConsignment } from '../../domain/parcel/hearCourier';
import { inTheirPlace } from './inTheirPlace';

/** The database's rule that a courier's consignment is one parcel's. */
const OF_ONE_PARCEL = 'shipments_courier_consignment_id_key';

/** Whether the database refused a booking because another parcel of the courier has its consignment. */
export const isConsignmentTaken = (error: unknown): boolean =>
  error instanceof Error && 'constraint' in error && error.constraint === OF_ONE_PARCEL;

/**
 * What is recorded in the place of events that book a consignment which another parcel has: a word is reported and nothing more,
 * an answer counts as a booking that failed, and a person is told. Undefined when the events don't say which it was.
 */
export function withoutBooking(
  order: OrderState,
  events: readonly OrderEvent[],
): readonly OrderEvent[] | undefined {
  const booked = events.find((event) => event.type === 'ParcelBooked');
  const [first] = events;
  if (!booked || !first) return undefined;
  const { word, parcelId, consignmentId } = booked;
  if (word) return inTheirPlace(first, hearOfAnothersConsignment(order, { parcelId, consignmentId, word }));
  // A word of a release that kept less of it: the command is refused.
  if (booked.command) return undefined;
  return inTheirPlace(first, [
    { type: 'ParcelBookingFailed', parcelId, code: 'consignment_taken' },
    {
      type: 'OrderHeld',
      reason: 'COURIER',
      notes: `The courier gave the consignment ${consignmentId}, which another parcel has.`,
    },
  ]);
}
