import { present } from '../present';
import { action, roleRefusal } from '../command';
import { DomainError } from '../errors';
import type { OrderState } from '../order/order';
import { BLOCKABLES, HOLD_DEFAULTS, HOLDS, type Blockable, type HoldDefault } from './reasons';
import { cancel } from '../order/cancel';
import { ended } from '../order/refusals';
import { isStaff, type Actor } from '../people/actor';

interface PutHold {
  /** The holds that the story puts by itself are not for people to put. */
  readonly reason: 'MANUAL';
  readonly blocks: readonly Blockable[];
  /** Absent: `manual-` and the number of the event, or the next that is free. */
  readonly key?: string;
  /** When it ends by itself (RFC 3339), and how: both or neither. */
  readonly until?: string;
  readonly default?: HoldDefault;
  readonly notes?: string;
}

/** More would be a mistake of a program, and the state is to stay small. */
const MOST_HOLDS = 20;
/** What the key of a hold that somebody puts looks like; it stands in an address, too. */
export const HOLD_KEY = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;
/** How far ahead a hold may end. */
const MOST_DAYS = 366;
const DAY_MS = 86_400_000;

/** Keeps an order from something until somebody releases it, or until its end: a hold of its own, beside those that are there. */
export const hold = action<PutHold>({
  description: 'Keeps the order from something until somebody releases it, or until its end.',
  shape: {
    reason: { oneOf: ['MANUAL'] },
    blocks: blocksFault,
    key: '?text',
    until: untilFault,
    default: defaultFault,
    notes: '?text',
  },
  roles: ['support', 'warehouse', 'finance', 'admin'],
  whenClosed: 'refused',
  refusal: (order) => ended(order) ?? tooManyHolds(order),
  decide: (order, { reason, blocks, notes, ...asked }, { actor, at }) => {
    const { key = freeKey(order) } = asked;
    requireMayEnd(asked, actor);
    const end = endOf(asked, at);
    requireFree(order, key);
    return [
      {
        type: 'OrderHeld',
        reason,
        key,
        blocks,
        owner: ownerOf(actor),
        ...end,
        ...present({ notes }),
      },
    ];
  },
});

function blocksFault(blocks: unknown): string | undefined {
  const known = (what: unknown): boolean => BLOCKABLES.some((one) => one === what);
  const fits = Array.isArray(blocks) && blocks.length > 0 && blocks.every(known);
  return fits && new Set(blocks).size === blocks.length
    ? undefined
    : `must be a list of some of ${BLOCKABLES.join(', ')}, each once`;
}

/** A key that no hold of the order has. */
function freeKey({ version, holds }: OrderState): string {
  const isTaken = (key: string): boolean => holds.some((one) => one.key === key);
  let number = version + 1;
  while (isTaken(`manual-${number}`)) number += 1;
  return `manual-${number}`;
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

function untilFault(until: unknown): string | undefined {
  if (until === undefined) return undefined;
  const isInstant = typeof until === 'string' && INSTANT.test(until) && !Number.isNaN(Date.parse(until));
  return isInstant ? undefined : 'must be an instant such as 2026-03-01T10:00:00Z';
}

function defaultFault(byDefault: unknown): string | undefined {
  if (byDefault === undefined || HOLD_DEFAULTS.some((one) => one === byDefault)) return undefined;
  return `must be one of ${HOLD_DEFAULTS.join(', ')}`;
}

/** @throws {DomainError} `forbidden` when the hold would cancel the order at its end, and its sender may cancel none. */
function requireMayEnd({ default: byDefault }: Pick<PutHold, 'default'>, actor: Actor): void {
  if (byDefault === 'cancel' && roleRefusal(cancel, actor) !== undefined)
    throw new DomainError(
      'forbidden',
      `The role ${actor.role} may not have an order cancelled at the end of a hold.`,
    );
}

/**
 * When the hold ends by itself, in UTC, and how.
 * @throws {DomainError} `validation` when only one of the two is said, or the end isn't ahead or is too far.
 */
function endOf(
  { until, default: byDefault }: Pick<PutHold, 'until' | 'default'>,
  at: string,
): { readonly until: string; readonly default: HoldDefault } | undefined {
  if (until === undefined && byDefault === undefined) return undefined;
  if (until === undefined) throw invalid('default', 'Say with `until` when the hold ends.');
  if (byDefault === undefined) throw invalid('default', 'Say what happens at `until`: release or cancel.');
  const latest = Date.parse(at) + MOST_DAYS * DAY_MS;
  const end = Date.parse(until);
  if (end <= Date.parse(at) || end > latest)
    throw invalid('until', `Name an instant after ${at} and by ${toInstant(latest)}.`);
  return { until: toInstant(end), default: byDefault };
}

const toInstant = (ms: number): string => new Date(ms).toISOString();

const invalid = (field: keyof PutHold, detail: string): DomainError =>
  new DomainError('validation', `/${field}: ${detail}`, { errors: [{ pointer: `/${field}`, detail }] });

const tooManyHolds = ({ holds }: OrderState): string | undefined =>
  holds.length < MOST_HOLDS ? undefined : `The order has ${MOST_HOLDS} holds already.`;

/** @throws {DomainError} `validation` or `not-allowed` when no new hold can have that key. */
function requireFree({ holds }: OrderState, key: string): void {
  if (!HOLD_KEY.test(key))
    throw invalid(
      'key',
      'Name up to 40 letters, digits, dots, dashes and underscores, a letter or digit first.',
    );
  if (Object.hasOwn(HOLDS, key))
    throw new DomainError('not-allowed', `No hold that somebody puts can have the key ${key}.`);
  if (holds.some((one) => one.key === key))
    throw new DomainError('not-allowed', `The order has a hold with the key ${key} already.`);
}

/** Who puts a hold looks after it; what the system itself puts is support's. */
const ownerOf = (actor: Actor) => (isStaff(actor) ? actor.role : HOLDS.MANUAL.owner);
