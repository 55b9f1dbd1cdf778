import { action } from '../command';
import { isOut } from '../parcel/parcel';
import { isGivenBack, keptOf } from '../payment/amounts';
import type { OrderState } from './order';
import { ended } from './refusals';

interface Cancel {
  readonly reason: string;
}

/** Ends an order before it is out of the house: what was done for it is undone. */
export const cancel = action<Cancel>({
  description: 'Cancels the order before it is out of the house; what was done for it is undone.',
  shape: { reason: 'text' },
  roles: ['customer', 'checkout', 'support', 'admin'],
  whenClosed: 'refused',
  refusal: (order) => ended(order) ?? alreadyOut(order) ?? alreadyTaken(order),
  decide: (_order, { reason }) => [{ type: 'CancellationRequested', reason }],
});

function alreadyOut(order: OrderState): string | undefined {
  if (order.deliveredAt) return 'The order has been delivered; what comes back is a return.';
  if (order.parcels.some(({ state }) => state === 'RETURNED') && !isGivenBack(order))
    return 'The parcel came back; a refund settles it.';
  return order.parcels.some((parcel) => isOut(parcel) && parcel.state !== 'RETURNED')
    ? 'The parcel is with the courier; it can be refused at the door or returned.'
    : undefined;
}

/** A void gives free what is reserved; it can't give back what was taken. */
function alreadyTaken(order: OrderState): string | undefined {
  return keptOf(order) > 0 ? 'The money has been taken; giving it back is a refund.' : undefined;
}
