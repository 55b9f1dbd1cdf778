import { isHeld } from '../../holds/holds';
import type { OrderState } from '../../order/order';
import type { Actor } from '../../people/actor';
import { hasPermission } from '../../people/permissions';

/** By which name clients are offered it: `confirm` is staff's, who have spoken with the customer. */
export const CONFIRM_BY_CODE = 'confirmByCode' as const;

/** Whether this actor may confirm now, by a code to the phone at the door, what is to be paid there. */
export const mayConfirmByCode = (order: OrderState, { role }: Actor): boolean =>
  isHeld(order, 'CONFIRMATION') && !order.cancellation && hasPermission(role, 'confirmByCode');
