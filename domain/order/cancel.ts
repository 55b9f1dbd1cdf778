import { action } from '../command';
import { isOut } from '../parcel/parcel';
import {
  capturedOf,
  isGivenBack,
  isGivenBackButDelivery,
  keptOf,
  openToCapture,
  sumOf,
} from '../payment/amounts';
import { isKeptBack } from '../payment/late/goodsBack';
import { isStaff, type Actor } from '../people/actor';
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
  refusal: (order, actor) => ended(order) ?? alreadyOut(order, actor) ?? alreadyTaken(order),
  decide: (order, { reason }) => {
    const kept = keptOf(order);
    return [{ type: 'CancellationRequested', reason, ...(kept > 0 && { kept }) }];
  },
});

function alreadyOut(order: OrderState, actor: Actor): string | undefined {
  if (order.deliveredAt) return 'The order has been delivered; what comes back is a return.';
  if (cameBack(order) && !(isGivenBack(order) || mayEnd(order, actor)))
    return 'The parcel came back; a refund settles it.';
  return order.parcels.some((parcel) => isOut(parcel) && parcel.state !== 'RETURNED')
    ? 'The parcel is with the courier; it can be refused at the door or returned.'
    : undefined;
}

/**
 * Nothing was taken, nor is reserved: the cash was not paid at the door, or the payment has lapsed on the way. What was reserved after the
 * goods had come back is given free by the cancellation.
 */
const hasNothingOf = (order: OrderState): boolean =>
  sumOf(
    order,
    (payment) => capturedOf(payment) + (isKeptBack(order, payment) ? 0 : openToCapture(payment)),
  ) === 0;

/** The shop may keep what a delivery cost that was made in vain, and sees to goods that came back unpaid: both are for its staff. */
const mayEnd = (order: OrderState, actor: Actor): boolean =>
  (isGivenBackButDelivery(order) || hasNothingOf(order)) && (isStaff(actor) || actor.role === 'system');

const cameBack = ({ parcels }: OrderState): boolean => parcels.some(({ state }) => state === 'RETURNED');

/** A void gives free what is reserved; it can't give back what was taken. */
function alreadyTaken(order: OrderState): string | undefined {
  if (cameBack(order)) return undefined;
  return keptOf(order) > 0 ? 'The money has been taken; giving it back is a refund.' : undefined;
}
