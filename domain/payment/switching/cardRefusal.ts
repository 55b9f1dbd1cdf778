import type { OrderState } from '../../order/order';
import { isUnderWay } from '../payment';
import { isSurplus } from '../surplus';

/** Why no card may pay for an order now, whatever it lacks, in a sentence; undefined when one may. */
export function cardRefusal(order: OrderState): string | undefined {
  // Nobody would ask for the money, nor should: the goods are in the house again.
  if (order.parcels.some((parcel) => parcel.state === 'RETURNED'))
    return 'The parcel came back; there is nothing to pay.';
  if (order.payments.some(isUnderWay)) return 'A payment is already under way.';
  // Two reservations for the same goods would stand on the customer's card.
  return order.payments.some((payment) => isSurplus(order, payment))
    ? 'An earlier payment is being given free first.'
    : undefined;
}
