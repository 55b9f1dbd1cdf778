import { offeredTo } from './actions';
import { fieldFault, roleRefusal, type FieldShape } from './command';
import { ruleOf, type Command, type CommandName } from './commands';
import { DomainError } from './errors';
import type { OrderFact } from './facts';
import type { OrderState } from './order/order';
import type { Actor } from './people/actor';
import { present } from './present';
import { lineText } from './text/normalText';

/**
 * What a command makes of an order at an instant (RFC 3339, UTC): the facts to record, none when there is
 * nothing new in it.
 * @throws {DomainError} `not-allowed`, `forbidden`, `illegal-transition` or `validation`: why not, and what is possible
 * instead.
 */
export function decide(order: OrderState, command: Command, at: string): readonly OrderFact[] {
  const { name, payload, actor, commandId } = command;
  requireAllowed(name, order, actor);
  requireLengths(payload);
  const facts = ruleOf(name).decide(order, payload, { actor, commandId, at });
  // What came to nothing comes to nothing still: histories of running orders hold such words.
  if (facts.length > 0) requireWords(command);
  return facts;
}

/**
 * A text of which nothing is seen is judged as the empty one, whoever types it by hand. It is judged here and not by its shape,
 * which orders that run have been told already.
 */
function requireWords({ name, payload, actor }: Command): void {
  const { shape, roles } = ruleOf(name);
  if (roles.length === 0 || actor.role === 'system') return;
  const texts = new Map<string, unknown>(Object.entries(payload));
  const errors = Object.entries<FieldShape>(shape).flatMap(([field, form]) => {
    const text = texts.get(field);
    const fault = typeof text === 'string' && lineText(text) === '' ? fieldFault(form, '') : undefined;
    return fault === undefined ? [] : [{ pointer: `/${field}`, detail: `It ${fault}.` }];
  });
  const [first] = errors;
  if (first) throw new DomainError('validation', `${first.pointer}: ${first.detail}`, { errors });
}

/** Longer than any text that the API takes. An order keeps and shows what it was told, and who sends by hand is asked nowhere else. */
const LONGEST_TEXT = 5_000;

function requireLengths(payload: object): void {
  const errors = Object.entries(payload)
    .filter(([, value]) => typeof value === 'string' && value.length > LONGEST_TEXT)
    .map(([field]) => ({ pointer: `/${field}`, detail: `At most ${LONGEST_TEXT} characters.` }));
  const [first] = errors;
  if (first) throw new DomainError('validation', `${first.pointer}: ${first.detail}`, { errors });
}

function requireAllowed(name: CommandName, order: OrderState, actor: Actor): void {
  const rule = ruleOf(name);
  const forbidden = roleRefusal(rule, actor);
  if (forbidden !== undefined) throw new DomainError('forbidden', forbidden);
  const refusal = rule.refusal?.(order, actor);
  if (refusal === undefined) return;
  const amountLeft = rule.amountLeft?.(order);
  throw new DomainError('not-allowed', refusal, {
    allowedActions: offeredTo(order, actor),
    ...present({ amountLeft }),
  });
}
