import { CONFIRM_BY_CODE, mayConfirmByCode } from './cash/confirmed/confirmByCode';
import { refusalBy } from './command';
import { COMMANDS, COMMAND_NAMES, ruleOf, type CommandName } from './commands';
import type { OrderState } from './order/order';
import type { Actor, Role } from './people/actor';

/** What people may do to an order; each is a command of the same name. */
export type Action = {
  [Name in CommandName]: (typeof COMMANDS)[Name] extends { readonly refusal: unknown } ? Name : never;
}[CommandName];

const isAction = (name: CommandName): name is Action => 'refusal' in COMMANDS[name];

export const ACTIONS: readonly Action[] = COMMAND_NAMES.filter(isAction);

/** Why this actor may not do this now, in a sentence; undefined when they may. The system may do anything. */
export const refusalOf = (action: Action, order: OrderState, actor: Actor): string | undefined =>
  refusalBy(COMMANDS[action], order, actor);

/** Whether the role may ever send the command: the API answers 403 where not, 409 where only not now. */
export const mayEver = (name: CommandName, role: Role): boolean => ruleOf(name).roles.includes(role);

/** Everything this actor may do to the order now. */
export const allowedActions = (order: OrderState, actor: Actor): Action[] =>
  ACTIONS.filter((action) => refusalOf(action, order, actor) === undefined);

/** The same with what is done by a code, and no command of the actor's own: what clients are told. */
export const offeredTo = (order: OrderState, actor: Actor): (Action | typeof CONFIRM_BY_CODE)[] => [
  ...allowedActions(order, actor),
  ...(mayConfirmByCode(order, actor) ? [CONFIRM_BY_CODE] : []),
];
