import { action } from '../command';
import { DomainError } from '../errors';
import { BLOCKABLES, type Blockable, HOLDS } from './reasons';
import type { OrderState } from '../order/order';
import { ended } from '../order/refusals';
import { isStaff, type Actor } from '../people/actor';

interface PutHold {
  /** The holds that the story puts by itself are not for people to put. */
  readonly reason: 'MANUAL';
  readonly blocks: readonly Blockable[];
  /** Absent: `manual-` and the number of the event. */
  readonly key?: string;
  readonly notes?: string;
}

/** More would be a mistake of a program, and the state is to stay small. */
const MOST_HOLDS = 20;
const MOST_LETTERS = 40;

/** Keeps an order from something until somebody releases it: a hold of its own, beside those that are there. */
export const hold = action<PutHold>({
  shape: { reason: { oneOf: ['MANUAL'] }, blocks: blocksFault, key: '?text', notes: '?text' },
  roles: ['support', 'warehouse', 'finance', 'admin'],
  whenClosed: 'refused',
  refusal: (order) => ended(order) ?? tooManyHolds(order),
  decide: (order, { reason, blocks, key = `manual-${order.version + 1}`, notes }, { actor }) => {
    requireFree(order, key);
    return [
      {
        type: 'OrderHeld',
        reason,
        key,
        blocks,
        owner: ownerOf(actor),
        ...(notes !== undefined && { notes }),
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

const tooManyHolds = ({ holds }: OrderState): string | undefined =>
  holds.length < MOST_HOLDS ? undefined : `The order has ${MOST_HOLDS} holds already.`;

/** @throws {DomainError} `not-allowed` when no new hold can have that key. */
function requireFree({ holds }: OrderState, key: string): void {
  if (Object.hasOwn(HOLDS, key) || key.length > MOST_LETTERS)
    throw new DomainError('not-allowed', `No hold that somebody puts can have the key ${key}.`);
  if (holds.some((one) => one.key === key))
    throw new DomainError('not-allowed', `The order has a hold with the key ${key} already.`);
}

/** Who puts a hold looks after it; what the system itself puts is support's. */
const ownerOf = (actor: Actor) =>
  actor.role !== 'system' && isStaff(actor) ? actor.role : HOLDS.MANUAL.owner;
