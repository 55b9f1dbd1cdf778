import fc from 'fast-check';
import type { OrderLine, OrderState } from './order';
import { isPaid, deriveStatus } from './status';
import { stockEffects } from './stockEffects';
import { born, driveToEnd, live, type Life } from './testing/life';
import { moves, orders } from './testing/moves';

/** Checks something of many random lives: as they are after some moves, or driven to their end. */
function ofEveryLife(check: (life: Life, begun: OrderState) => void, until: 'now' | 'end' = 'now'): void {
  fc.assert(
    fc.property(orders, moves, (order, made) => {
      const life = live(born(order), ...made);
      check(until === 'end' ? driveToEnd(life) : life, order);
    }),
    { numRuns: 250 },
  );
}

const placesOf = ({ quantities: { ordered: _all, ...places } }: OrderLine): number[] => Object.values(places);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);

test('every piece of a line is in exactly one place, and no place has less than none', () => {
  ofEveryLife(({ steps, order }) => {
    const states = [...steps.map(({ before }) => before), order];
    expect(states.flatMap(({ lines }) => lines).filter((line) => !addsUp(line))).toEqual([]);
  });
});

/** Services are nowhere until they are delivered or cancelled. */
function addsUp(line: OrderLine): boolean {
  const held = sum(placesOf(line));
  const all = held === line.quantities.ordered || (!line.stocked && held === 0);
  return all && placesOf(line).every((quantity) => quantity >= 0);
}

test('the version counts the events', () => {
  ofEveryLife(({ order, steps }) => {
    expect(order.version).toBe(1 + steps.length);
    expect(steps.map(({ event }) => event.version)).toEqual(steps.map((_, index) => index + 2));
  });
});

test('every life can be brought to its end: delivered or cancelled', () => {
  ofEveryLife(({ order }) => {
    expect(['DELIVERED', 'CANCELLED']).toContain(deriveStatus(order));
    expect(order.closedAt).toBeDefined();
  }, 'end');
});

test('when an order ends, nothing is reserved for it and the shelf lacks exactly what was shipped', () => {
  ofEveryLife(({ steps, order }) => {
    const shelf = new Map<string, { reserved: number; onHand: number }>();
    for (const { sku, reserved, onHand } of steps.flatMap(({ before, event }) =>
      stockEffects(before, event),
    )) {
      const count = shelf.get(sku) ?? { reserved: 0, onHand: 0 };
      shelf.set(sku, { reserved: count.reserved + reserved, onHand: count.onHand + onHand });
    }
    const stocked = order.lines.filter((line) => line.stocked);
    expect(new Set(shelf.keys())).toEqual(new Set(stocked.map(({ sku }) => sku)));
    for (const [sku, count] of shelf) {
      const ofSku = stocked.filter((line) => line.sku === sku).map(({ quantities }) => quantities);
      const gone = sum(ofSku.map(({ shipped, delivered }) => shipped + delivered));
      expect(count).toEqual({ reserved: -sum(ofSku.map(({ ordered }) => ordered)), onHand: 0 - gone });
    }
  }, 'end');
});

test('a cancelled order has shipped nothing, keeps no money and has nothing left to undo', () => {
  ofEveryLife(({ order, steps }) => {
    if (deriveStatus(order) !== 'CANCELLED') return;
    expect(steps.map(({ event }) => event.type)).not.toContain('ParcelHandedOver');
    expect(order.payments.filter(({ state }) => !['VOIDED', 'DECLINED'].includes(state))).toEqual([]);
    expect(order.undo).toEqual([]);
    for (const { quantities } of order.lines) expect(quantities.cancelled).toBe(quantities.ordered);
  }, 'end');
});

test('a cancelled order stays cancelled, and a delivered one delivered', () => {
  ofEveryLife(({ steps, order }) => {
    const statuses = [...steps.map(({ before }) => before), order].map(deriveStatus);
    for (const end of ['CANCELLED', 'DELIVERED'] as const) {
      const reached = statuses.indexOf(end);
      const since = reached < 0 ? [] : statuses.slice(reached);
      expect(since.filter((status) => status !== end)).toEqual([]);
    }
  });
});

test('never is more money reserved or taken than the order costs', () => {
  ofEveryLife(({ steps, order }) => {
    const held = [...steps.map(({ before }) => before), order].map(({ payments }) =>
      payments.filter(({ state }) => state === 'AUTHORIZED' || state === 'CAPTURED'),
    );
    const most = Math.max(...held.map((payments) => sum(payments.map(({ amount }) => amount))));
    expect(most).toBeLessThanOrEqual(order.totals.grand);
  });
});

test('nobody hands over an order that isn’t paid', () => {
  ofEveryLife(({ steps }) => {
    const byHand = steps.filter(
      ({ event }) => event.type === 'ParcelHandedOver' && event.actor.role !== 'system',
    );
    expect(byHand.filter(({ before }) => !isPaid(before))).toEqual([]);
  });
});

/** Of one command: a courier that took an unpaid parcel hands it over, moves it and holds the order. */
const MOST_FACTS = 3;

test('a command is answered once, in one piece, however often it comes', () => {
  ofEveryLife(({ steps }) => {
    const versions = new Map<string, number[]>();
    for (const { event } of steps) {
      if (event.command) {
        versions.set(event.command.id, [...(versions.get(event.command.id) ?? []), event.version]);
      }
    }
    const scattered = [...versions.values()].filter(
      (own) => own.length > MOST_FACTS || (own.at(-1) ?? 0) - (own[0] ?? 0) !== own.length - 1,
    );
    expect(scattered).toEqual([]);
  });
});

test('the state is plain JSON: it survives a payload and a snapshot unchanged', () => {
  ofEveryLife(({ order }) => {
    expect(JSON.parse(JSON.stringify(order))).toStrictEqual(order);
  });
});

test('random lives reach every end and most ways there', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(orders, moves, (order, made) => {
      for (const { event, before } of live(born(order), ...made).steps) {
        seen.add(event.type).add(deriveStatus(before));
      }
    }),
    { numRuns: 1_500, seed: 1 },
  );
  expect(
    [
      'PaymentVoidFailed',
      'PaymentCaptureFailed',
      'ParcelBookingFailed',
      'ParcelPulled',
      'OrderReopened',
      'CommandRefused',
      'ServicesFulfilled',
      'OUT_FOR_DELIVERY',
      'DELIVERY_FAILED',
      'RETURNING_TO_ORIGIN',
      'DELIVERED',
      'CANCELLED',
    ].filter((thing) => !seen.has(thing)),
  ).toEqual([]);
});
