import { isDeepStrictEqual } from 'node:util';
import type { OrderEvent } from '../../../../domain/facts';
import { evolve } from '../../../../domain/evolve';
import { beginOrder } from '../../../../domain/order/placement';
import type { OrderState } from '../../../../domain/order/order';
import type { EventRow, OrderEvidence } from '../../evidence/evidence';
import { ofEachOrder } from '../ofEachOrder';
import type { Invariant } from '../violation';

/** Events are the spine: all the rest follows from them. */
export const gaplessHistories: Invariant = {
  says: 'events are numbered 1 to the version without a gap',
  violations: ofEachOrder(({ events, version }) => {
    const numbers = events.map((event) => event.version);
    const gapless = numbers.every((number, index) => number === index + 1);
    return gapless && numbers.length === version
      ? []
      : [`version ${version}, events ${numbers.join(' ') || 'none'}`];
  }),
};

export const foldedHistories: Invariant = {
  says: 'the events, folded, give exactly the stored state',
  violations: ofEachOrder((order) => {
    const folded = fold(order);
    if (folded === undefined) return ['it does not begin with being placed'];
    const different = differences(folded, order.state);
    return different.length === 0 ? [] : [`differs in ${different.join(', ')}`];
  }),
};

function fold({ id, events }: OrderEvidence): OrderState | undefined {
  const [first, ...rest] = events.map(toEvent);
  if (first?.type !== 'OrderPlaced') return undefined;
  return rest.reduce(evolve, beginOrder(id, first));
}

function toEvent({
  type,
  data,
  commandId,
  commandHash,
  actorId,
  actorRole,
  id,
  version,
  at,
}: EventRow): OrderEvent {
  const command = commandId === null ? {} : { command: { id: commandId, hash: commandHash ?? '' } };
  const envelope = { id, version, at, actor: { id: actorId, role: actorRole }, ...command };
  // What the column holds was an event's facts when it was written.
  return { ...(data as object), type, ...envelope } as OrderEvent;
}

/** Members of the state that aren't the same; what is absent and what is undefined count as one. */
function differences(folded: OrderState, stored: OrderState): string[] {
  const [one, other] = [asJson(folded), asJson(stored)];
  const members = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...members].filter((member) => !isDeepStrictEqual(one[member], other[member]));
}

function asJson(state: OrderState): Record<string, unknown> {
  return JSON.parse(JSON.stringify(state)) as Record<string, unknown>;
}
