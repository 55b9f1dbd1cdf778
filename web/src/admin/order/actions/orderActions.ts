import type { Action } from '../../../../../domain/actions';
import * as PARTS from '../../orderPageParts';
import type { OrderPagePart } from '../orderPagePart';
import type { OrderAction } from './orderAction';

type Part = (typeof PARTS)[keyof typeof PARTS];
type ActionsOf<P> = P extends { readonly actions: infer Actions } ? keyof Actions : never;

/** The actions that some part of the page offers. */
type Offered = ActionsOf<Part>;

const ORDER_ACTIONS: ReadonlyMap<string, OrderAction> = new Map(
  Object.values<OrderPagePart>(PARTS).flatMap(({ actions = {} }) => Object.entries(actions)),
);

const offered = (action: Offered): OrderAction | undefined => ORDER_ACTIONS.get(action);

/** How the action is offered: one that no part offers doesn't compile here. */
export const orderAction = (action: Action): OrderAction | undefined => offered(action);

/**
 * The actions that are allowed now, in the order of their buttons; one that the pages don't know is left out: a newer API
 * may allow others.
 */
export function offeredActions(allowed: readonly string[]): readonly OrderAction[] {
  return allowed.flatMap((name) => ORDER_ACTIONS.get(name) ?? []).sort((a, b) => placeOf(a) - placeOf(b));
}

const placeOf = (action: OrderAction): number => ('order' in action ? action.order : 0);
