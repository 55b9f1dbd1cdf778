import type { OrderFact } from '../facts';
import { isHeld } from '../holds/holds';
import type { OrderState } from '../order/order';
import { isPaid } from '../payment/amounts';

/** Goods that leave or arrive and aren't paid are for a person to see to, always and before the order closes. */
export const holdUnpaid = (order: OrderState): readonly OrderFact[] =>
  isPaid(order) || isHeld(order, 'PAYMENT')
    ? []
    : [{ type: 'OrderHeld', reason: 'PAYMENT', notes: 'The goods are out, and not paid.' }];
