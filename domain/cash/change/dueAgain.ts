import { asIf } from '../../evolve';
import type { OrderFact } from '../../facts';
import type { OrderState } from '../../order/order';
import { hasLeft } from '../../parcel/parcel';
import { askBeforeCash } from '../confirmed/confirmation';
import { askDepositAgain } from '../deposit/deposit';
import { raiseCash } from './raiseCash';

/**
 * What follows where money that was paid in advance is given free: as much is due at the door again, and while all goods are here their
 * customer is asked again for what they were asked for first, a deposit or their word. Nothing of an order that is paid otherwise.
 * @param at RFC 3339.
 */
export function dueAgain(order: OrderState, at: string): readonly OrderFact[] {
  const raised = raiseCash(order);
  const then = asIf(order, ...raised);
  if (raised.length === 0 || hasLeft(then)) return raised;
  return [...raised, ...(askDepositAgain(then, at) ?? askBeforeCash(then, undefined, at))];
}
