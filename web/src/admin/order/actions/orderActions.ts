import type { Action } from '../../../../../domain/actions';
import { handOverAction, packAction, pickAction, recordDeliveryAction } from '../../parcels/actions';
import { cancelAction, reopenAction } from './closingActions';
import { ELSEWHERE, type OrderAction } from './orderAction';

/**
 * How each action is offered, by its name in the order's `allowedActions` and in the order of the buttons: one line
 * for each. An action that is not here doesn't compile.
 */
export const ORDER_ACTIONS: Readonly<Record<Action, OrderAction>> = {
  pick: pickAction,
  pack: packAction,
  handOver: handOverAction,
  recordDelivery: recordDeliveryAction,
  reopen: reopenAction,
  cancel: cancelAction,
  decideReview: ELSEWHERE,
  release: ELSEWHERE,
  hold: ELSEWHERE,
  releaseHold: ELSEWHERE,
  addNote: ELSEWHERE,
  pushToErp: ELSEWHERE,
  pay: ELSEWHERE,
};

/** The actions that are allowed now, in the order of their buttons. */
export function offeredActions(allowed: readonly string[]): readonly OrderAction[] {
  return Object.entries(ORDER_ACTIONS).flatMap(([name, action]) => (allowed.includes(name) ? [action] : []));
}
