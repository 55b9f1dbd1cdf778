import type { OrderFact } from '../facts';
import { isHeldSinceCancelling } from '../holds/holds';
import type { OrderState } from '../order/order';
import type { CourierWord } from './courierWord';
import { TRACKING_STATUSES, hasArrived, type Parcel, type TrackingStatus } from './parcel';
import { isPaid } from '../payment/amounts';

type ShipmentEvent = CourierWord & { readonly status: TrackingStatus };

/**
 * What a courier's word meant to orders before every word was recorded (`hearCourier.ts`): one seen before, a step older than
 * what is known, and any about a parcel that has arrived changed nothing. This is workflow code that never changes: such words
 * stand in the histories of running orders, and orders of earlier stories hear look-ups by it.
 */
export function trackParcel(order: OrderState, word: CourierWord): readonly OrderFact[] {
  const parcel = order.parcels.find(({ id }) => id === word.parcelId);
  const status = TRACKING_STATUSES.find((one) => one === word.status);
  if (!parcel || status === undefined) return [];
  const { parcelId, trackingId, vendorStatus, occurredAt } = word;
  const event = { parcelId, trackingId, status, vendorStatus, occurredAt };
  if (isOldNews(parcel, event)) return [];
  if (order.cancellation) return takenDespiteCancelling(order);
  const facts: OrderFact[] = [{ type: 'ParcelTracked', ...event }];
  // The courier has it, whatever our warehouse forgot to record.
  if (parcel.state === 'PACKED' || parcel.state === 'BOOKED') {
    facts.unshift({ type: 'ParcelHandedOver', parcelId: parcel.id });
    // Nobody would have handed it over: a person has to see to the money before the order closes.
    if (!isPaid(order)) facts.push({ type: 'OrderHeld', reason: 'PAYMENT' });
  }
  // Back in the house: a person has to send it again or give the money back.
  if (event.status === 'RETURNED') facts.push({ type: 'OrderHeld', reason: 'COURIER' });
  return facts;
}

function isOldNews(parcel: Parcel, event: ShipmentEvent): boolean {
  if (parcel.seen.includes(event.trackingId)) return true;
  if (hasArrived(parcel)) return true;
  // Nothing comes after an arrival: one stamped before the newest scan means that clocks differ.
  if (hasArrived({ state: event.status })) return false;
  if (parcel.trackedAt === undefined) return false;
  const age = Date.parse(event.occurredAt) - Date.parse(parcel.trackedAt);
  return age < 0 || (age === 0 && event.status === parcel.state);
}

/** The courier took a parcel that was to be pulled: a person has to get it back. */
function takenDespiteCancelling(order: OrderState): readonly OrderFact[] {
  return isHeldSinceCancelling(order, 'COURIER') ? [] : [{ type: 'OrderHeld', reason: 'COURIER' }];
}
