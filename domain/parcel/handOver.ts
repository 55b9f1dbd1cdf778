import { awaitsOthers } from '../allocation/awaitsOthers';
import { action } from '../command';
import type { OrderState } from '../order/order';
import { blocked, ended } from '../order/refusals';
import { isPaid } from '../payment/amounts';
import { isVoidAwaited } from '../reservation/reservation';
import { chooseParcel } from './chooseParcel';
import type { Parcel } from './parcel';

interface HandOver {
  /** Absent: the first that is booked. */
  readonly parcelId?: string;
}

/** Gives a booked parcel to the courier: it is out of the house, and nothing of it can be undone. */
export const handOver = action<HandOver>({
  description: 'Gives a booked parcel to the courier; nothing of it can be undone.',
  shape: { parcelId: '?text' },
  roles: ['support', 'warehouse', 'admin'],
  whenClosed: 'refused',
  refusal: (order, actor) =>
    ended(order) ??
    blocked(order, 'hand-over', actor) ??
    nothingBooked(order) ??
    incomplete(order) ??
    unpaid(order),
  decide: (order, { parcelId }) => [
    { type: 'ParcelHandedOver', parcelId: chooseParcel(order, parcelId, isBooked).id },
  ],
});

const isBooked = ({ state }: Parcel): boolean => state === 'BOOKED';

function nothingBooked({ parcels }: OrderState): string | undefined {
  if (parcels.some(isBooked)) return undefined;
  return parcels.some(({ state }) => state === 'PACKED')
    ? 'The courier has not confirmed the consignment yet.'
    : 'There is no packed parcel to hand over.';
}

const incomplete = (order: OrderState): string | undefined =>
  awaitsOthers(order)
    ? 'The customer wants all parcels together, and not everything is packed yet.'
    : undefined;

/** The gateway may have given an authorization free since: nothing leaves the house unpaid. */
function unpaid(order: OrderState): string | undefined {
  if (isVoidAwaited(order)) return 'The money is being given free; the order must be paid again first.';
  return isPaid(order) ? undefined : 'The payment has lapsed; the order must be paid again first.';
}
