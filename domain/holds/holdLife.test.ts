import { HOLD_DEFAULTS, type Blockable, type HoldDefault } from './reasons';
import fc from 'fast-check';
import type { OrderEvent } from '../facts';
import type { Hold, OrderState } from '../order/order';
import { isBlocked } from './holds';
import { isOut } from '../parcel/parcel';
import { born, live, type Life, type Move } from '../testing/life';
import { moves, orders } from '../testing/moves';
import { PEOPLE, later } from '../testing/orders';

/** Other lives in each run; a failure names its seed: `LIFE_SEED=<seed> npx jest holdLife` lives the same again. */
const SEED = Number(process.env['LIFE_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
process.stderr.write(`The lives of held orders are random by LIFE_SEED=${SEED}\n`);

/** As many moves, holds and commands among them, are made at least. */
const MOVES = 5_000;

function ofEveryLife(check: (life: Life) => void): void {
  let made = 0;
  fc.assert(
    fc.property(orders, moves, (order, ofLife) => {
      made += ofLife.length;
      check(live(born(order), ...ofLife));
    }),
    { numRuns: 500, seed: SEED },
  );
  expect(made).toBeGreaterThan(MOVES);
}

/** What each of these facts is an instance of. The courier's and the gateway's words are recorded, whatever we hold back. */
const DOES: Readonly<Partial<Record<OrderEvent['type'], Blockable>>> = {
  OrderConfirmed: 'release',
  PickingStarted: 'release',
  ParcelPacked: 'release',
  ServicesFulfilled: 'release',
  ParcelHandedOver: 'hand-over',
  PaymentRequested: 'payment',
  PaymentCaptured: 'payment',
};

const isVendors = ({ command, actor }: OrderEvent): boolean =>
  command !== undefined && actor.role === 'system';

test('nothing happens that a hold blocks, whoever tries', () => {
  const tried = new Set<string>();
  ofEveryLife(({ steps }) => {
    const done = steps.filter(({ event }) => DOES[event.type] !== undefined && !isVendors(event));
    const broken = done.filter(({ before, event }) => {
      const what = DOES[event.type];
      return what !== undefined && isBlocked(before, what);
    });
    expect(broken.map(({ before, event }) => [event.type, before.holds])).toEqual([]);
    for (const { event } of steps)
      if (event.type === 'CommandRefused' && event.detail.startsWith('The order is held'))
        tried.add(event.name);
  });
  // It was tried: otherwise this would prove nothing.
  expect([...tried]).toEqual(expect.arrayContaining(['pick', 'pack', 'handOver']));
});

test('no hold is lost: it stands, as it was put, until it is released or its order is cancelled', () => {
  ofEveryLife(({ steps, order }) => {
    const states = [...steps.slice(1).map(({ before }) => before), order];
    const lost = steps.filter(({ before, event }, index) => {
      const after = states[index];
      return after !== undefined && missing(before, after).some((key) => !lifts(event, key));
    });
    expect(lost.map(({ event }) => event)).toEqual([]);
  });
});

/** The keys of holds that are not there any more, or not as they were: only a cause that payments don't end may come to one. */
function missing(before: OrderState, after: OrderState): string[] {
  const textOf = ({ stays: _further, ...hold }: Hold): string => JSON.stringify(hold);
  const now = new Set(after.holds.map(textOf));
  const staying = new Set(after.holds.filter(({ stays }) => stays).map(({ key }) => key));
  return before.holds
    .filter((hold) => !now.has(textOf(hold)) || (hold.stays && !staying.has(hold.key)))
    .map(({ key }) => key);
}

function lifts(event: OrderEvent, key: string): boolean {
  if (event.type === 'OrderCancelled') return true;
  return event.type === 'HoldReleased' && (event.key ?? event.reason) === key;
}

const ENDED = 'The hold ended by itself.';

/** A hold that ended by itself: no command did it, and it says so. */
const ranOut = ({ command, ...event }: OrderEvent): boolean =>
  command === undefined && (('notes' in event && event.notes === ENDED) || 'hold' in event);

/** Later than any random life gets. */
const LATE = later(10_000);

/** Somebody puts a hold with an end in the middle of a life, and its end comes after the rest of it. */
const withEnd = (byDefault: HoldDefault): Move => ({
  ...{ name: 'hold', commandId: 'with-an-end', actor: PEOPLE.admin },
  payload: { reason: 'MANUAL', blocks: ['release'], key: 'with-an-end', until: LATE, default: byDefault },
});

test('a hold ends by itself as it said and never calls back goods that are out, or money that was taken', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(orders, moves, moves, fc.constantFrom(...HOLD_DEFAULTS), (order, first, rest, byDefault) => {
      const life = live(born(order), ...first, withEnd(byDefault), ...rest, { clock: LATE });
      for (const { before, event } of life.steps.filter((step) => ranOut(step.event))) {
        seen.add(event.type);
        const isCancellation = event.type === 'CancellationRequested';
        const key = isCancellation ? event.hold : 'key' in event && event.key;
        const said = { key, default: isCancellation ? 'cancel' : 'release' };
        expect(before.holds).toContainEqual(expect.objectContaining(said));
        expect(isCancellation && isPastCalling(before)).toBe(false);
      }
    }),
    { numRuns: 500, seed: SEED },
  );
  expect(seen).toEqual(new Set(['HoldReleased', 'CancellationRequested']));
});

const isPastCalling = ({ parcels, payments, ...order }: OrderState): boolean =>
  parcels.some(isOut) ||
  payments.some(({ state }) => state === 'CAPTURED') ||
  (order.deliveredAt ?? order.closedAt ?? order.cancellation) !== undefined;

test('when the clock has passed every end, no hold is left that could have ended', () => {
  ofEveryLife((life) => {
    const { order } = live(life, { clock: LATE });
    const left = order.holds.filter(({ until }) => until !== undefined);
    expect(left.filter((hold) => hold.default === 'release' || !isPastCalling(order))).toEqual([]);
    expect(live(life, { clock: LATE }, { clock: LATE }).order).toEqual(order);
  });
});

test('a release ends one hold and no other, and each of its fellows goes on blocking', () => {
  ofEveryLife(({ steps, order }) => {
    const states = [...steps.slice(1).map(({ before }) => before), order];
    for (const [index, { before, event }] of steps.entries()) {
      if (event.type !== 'HoldReleased') continue;
      const key = event.key ?? event.reason;
      expect(states[index]?.holds).toEqual(before.holds.filter((hold) => hold.key !== key));
    }
  });
});
