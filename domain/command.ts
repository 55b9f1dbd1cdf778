import type { DeliveryCorrection } from './delivery/correction';
import type { OrderFact } from './facts';
import type { Money } from './money/money';
import type { OrderState } from './order/order';
import type { Actor, Role } from './people/actor';

/** Says what is wrong with a value; undefined when nothing is. */
export type FieldCheck = (value: unknown) => string | undefined;

/** One of some words. */
export interface OneOf<Word extends string> {
  readonly oneOf: readonly Word[];
}

/** What a field must be: a text that isn't empty (`?text` may be absent), one of some words, or what its check says. */
export type FieldShape = 'text' | '?text' | OneOf<string> | FieldCheck;

/** The shape that fits each field of a payload; the check of a field that may be absent is asked about `undefined`, too. */
export type ShapeOf<Payload> = {
  readonly [Field in keyof Payload]-?: Record<never, never> extends Pick<Payload, Field>
    ? '?text' | FieldCheck
    : ShapeOfField<Payload[Field]>;
};

type ShapeOfField<Value> = [Value] extends [string]
  ? string extends Value
    ? 'text'
    : OneOf<Value>
  : FieldCheck;

/** What SQL keeps of a command and the order's state must not: a note's text, a card's handle, a corrected address, reasons. */
export interface KeptDetails {
  readonly note?: { readonly id: string; readonly body: string };
  readonly paymentToken?: string;
  readonly transitionNotes?: string;
  readonly correction?: DeliveryCorrection;
}

/** Who sends a command, its id, and when it is decided (RFC 3339, UTC). */
export interface Sending {
  readonly actor: Actor;
  readonly commandId: string;
  readonly at: string;
}

/** Everything about one kind of command. */
export interface Rule<Payload> {
  /** What it does, in a sentence: whoever sends it by hand reads it in the Temporal Web UI. */
  readonly description: string;
  /** What each field of it must be. People type signals by hand, so that the type alone promises nothing. */
  readonly shape: ShapeOf<Payload>;
  /** Who may ever send it. The order's own story, and vendors whose webhooks were verified, may send any. */
  readonly roles: readonly Role[];
  /** What another role is told; absent: that it may not do this. */
  readonly forbids?: (role: string) => string;
  /** Whether a closed order, which has no workflow any more, is started again to carry it out. */
  readonly whenClosed: 'refused' | 'carriedOut';
  /** Undefined when the order allows it now; else a sentence that says why not. */
  readonly refusal?: (order: OrderState, actor: Actor) => string | undefined;
  /** How much could be asked for all the same, told with a refusal; absent: it asks for no amount. */
  readonly amountLeft?: (order: OrderState) => Money;
  /** What an actor is told of whom `decide` forbids everything that the order allows now; absent: nobody. */
  readonly forbidsAll?: (order: OrderState, actor: Actor) => string | undefined;
  /**
   * The facts to record, none when there is nothing new in it.
   * @throws {DomainError} when the payload asks for what the order doesn't allow.
   */
  readonly decide: (order: OrderState, payload: Payload, sending: Sending) => readonly OrderFact[];
  /** What of the payload SQL keeps beside the facts. */
  readonly keeps?: (payload: Payload) => KeptDetails | undefined;
}

/** A command that people are offered as an action, as soon as their order allows it. */
export interface ActionRule<Payload> extends Rule<Payload> {
  readonly refusal: (order: OrderState, actor: Actor) => string | undefined;
}

export const action = <Payload>(rule: ActionRule<Payload>): ActionRule<Payload> => rule;

/** A command that nobody is offered by its name. */
export const command = <Payload>(rule: Rule<Payload>): Rule<Payload> => rule;

/** A command that only vendors' own messages give. A person who could send their words could mark anything paid. */
export const vendorsWord = <Payload>(
  rule: Omit<Rule<Payload>, 'roles' | 'forbids' | 'whenClosed'>,
): Rule<Payload> => ({
  ...rule,
  roles: [],
  forbids: () => 'Only a vendor’s own message may say this.',
  whenClosed: 'carriedOut',
});

/** The payload that a rule is about. */
export type PayloadOf<SomeRule> = SomeRule extends Rule<infer Payload> ? Payload : never;

/** What a role is told that may never send the command; undefined when it may. */
export function roleRefusal(
  { roles, forbids = (role) => `The role ${role} may not do this.` }: Pick<Rule<never>, 'roles' | 'forbids'>,
  { role }: Actor,
): string | undefined {
  return role === 'system' || roles.includes(role) ? undefined : forbids(role);
}

/** Why this actor may not send the command now, in a sentence; undefined when they may. */
export const refusalBy = (
  rule: Pick<ActionRule<never>, 'roles' | 'forbids' | 'refusal' | 'forbidsAll'>,
  order: OrderState,
  actor: Actor,
): string | undefined =>
  roleRefusal(rule, actor) ?? rule.refusal(order, actor) ?? rule.forbidsAll?.(order, actor);

/** What is wrong with a field's value; undefined when nothing is. */
export function fieldFault(shape: FieldShape, value: unknown): string | undefined {
  if (shape === '?text') return value === undefined ? undefined : fieldFault('text', value);
  if (shape === 'text') {
    return typeof value === 'string' && value.trim() !== '' ? undefined : 'must be a text that is not empty';
  }
  if (typeof shape === 'function') return shape(value);
  return typeof value === 'string' && shape.oneOf.includes(value)
    ? undefined
    : `must be one of ${shape.oneOf.join(', ')}`;
}
