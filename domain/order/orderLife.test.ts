import fc from 'fast-check';
import { isHeld } from '../holds/holds';
import { MAIN, heldAt, warehouseOf } from '../allocation/allocation';
import type { Allotment } from '../allocation/allotment';
import { evolve } from '../evolve';
import type { OrderEvent } from '../facts';
import type { OrderLine, OrderState } from './order';
import { deriveStatus } from './status';
import { authorizedOf, capturedOf, isPaid, openToPay, paidOf } from '../payment/amounts';
import { amountToCapture } from '../payment/capture';
import { settledTransactions } from '../payment/transactions/settledTransactions';
import type { SettledTransaction, TransactionKind } from '../payment/transactions/transaction';
import { perSku, type StockEffect } from '../stock/stock';
import { stockEffects } from '../stock/stockEffects';
import { isOut } from '../parcel/parcel';
import { born, driveToEnd, live, waitsForRefund, type Life } from '../testing/life';
import { moves, orders } from '../testing/moves';

/**
 * Other lives in each run, so that in time the rules meet all of them. A failure names its seed: the same lives are lived
 * again with `LIFE_SEED=<seed> npx jest orderLife`.
 */
const SEED = Number(process.env['LIFE_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
process.stderr.write(`The lives of orders are random by LIFE_SEED=${SEED}\n`);

/** Checks something of many random lives: as they are after some moves, or driven to their end. */
function ofEveryLife(check: (life: Life, begun: OrderState) => void, until: 'now' | 'end' = 'now'): void {
  fc.assert(
    fc.property(orders, moves, (order, made) => {
      const life = live(born(order), ...made);
      check(until === 'end' ? driveToEnd(life) : life, order);
    }),
    { numRuns: 250, seed: SEED },
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

test('every life can be brought to its end: delivered or cancelled, or back in the house for a refund', () => {
  ofEveryLife(({ order }) => {
    const settledByRefund = waitsForRefund(order) ? ['RETURNING_TO_ORIGIN', 'PARTIALLY_DELIVERED'] : [];
    expect(order.closedAt ? ['DELIVERED', 'CANCELLED'] : settledByRefund).toContain(deriveStatus(order));
  }, 'end');
});

test('when an order ends, nothing is reserved for it anywhere, and each shelf lacks exactly what was shipped from it', () => {
  ofEveryLife(({ steps, order }, begun) => {
    const counted = countShelves(steps.flatMap(({ before, event }) => stockEffects(before, event)));
    const inHouse = heldAt(order);
    expect(inHouse.length === 0 || waitsForRefund(order)).toBe(true);
    const neverHeld = steps.flatMap(({ event }) => missingOf(event));
    const left = order.parcels
      .filter((parcel) => isOut(parcel))
      .flatMap((parcel) => parcel.lines.map((one) => ({ ...one, warehouse: warehouseOf(parcel) })));
    const expected = [
      ...perSku(begun, heldAt(begun), 0),
      ...perSku(begun, [...neverHeld, ...inHouse], 0).map((one) => ({ ...one, reserved: -one.reserved })),
      ...perSku(begun, left, -1).map((one) => ({ ...one, reserved: 0 })),
    ];
    expect(counted).toEqual(countShelves(expected));
  }, 'end');
});

/** What the counts of each SKU in each warehouse changed by in all, those that changed left in their order. */
function countShelves(effects: readonly StockEffect[]): Readonly<Record<string, [number, number]>> {
  const shelves = new Map<string, [number, number]>();
  for (const { sku, warehouse, reserved, onHand } of effects) {
    const [before, shelf] = shelves.get(`${sku} ${warehouse}`) ?? [0, 0];
    shelves.set(`${sku} ${warehouse}`, [before + reserved, shelf + onHand]);
  }
  const changed = [...shelves].filter(([, [reserved, onHand]]) => reserved !== 0 || onHand !== 0);
  return Object.fromEntries(changed);
}

const missingOf = (event: OrderEvent): readonly Allotment[] =>
  event.type === 'InventoryUnavailable'
    ? (event.lacking ?? []).map(({ warehouse = MAIN, ...one }) => ({ ...one, warehouse }))
    : [];

test('pieces are allocated that are reserved, and no others', () => {
  ofEveryLife(({ steps, order }) => {
    for (const { lines, allocation = [] } of [...steps.map(({ before }) => before), order])
      for (const line of lines) {
        const elsewhere = sum(
          allocation.filter(({ lineId }) => lineId === line.id).map(({ quantity }) => quantity),
        );
        expect(elsewhere).toBeLessThanOrEqual(line.quantities.reserved);
      }
  });
});

test('a cancelled order has shipped nothing but what its courier took or brought back, keeps no money and has nothing left to undo', () => {
  ofEveryLife(({ order, steps }) => {
    if (deriveStatus(order) !== 'CANCELLED') return;
    const isBack = order.parcels.every((parcel) => !isOut(parcel) || parcel.state === 'RETURNED');
    expect(isBack || !steps.some(({ event }) => event.type === 'ParcelHandedOver')).toBe(true);
    expect(order.payments.filter(({ state }) => !['VOIDED', 'DECLINED'].includes(state))).toEqual([]);
    expect(paidOf(order)).toBe(0);
    expect(order.undo).toEqual([]);
    const isTaken = isBack || steps.some(({ event }) => event.type === 'ParcelTaken');
    for (const { quantities: q } of order.lines) {
      expect(q.cancelled + q.shipped).toBe(q.ordered);
      expect(q.shipped === 0 || isTaken).toBe(true);
    }
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

test('no more is asked for, nor taken without a person being told, than the order still costs', () => {
  ofEveryLife(({ steps, order }) => {
    const asked = steps.map(({ before, event }) =>
      event.type === 'PaymentRequested' ? event.payment.amount - openToPay(before) : 0,
    );
    expect(asked.filter((difference) => difference !== 0)).toEqual([]);
    const states = [...steps.map(({ before }) => before), order];
    expect(states.filter(takesTooMuch).filter((state) => !wasHeldForMoney(steps, state))).toEqual([]);
  });
});

const takesTooMuch = (order: OrderState): boolean => paidOf(order) > order.totals.grand;
const wasHeldForMoney = (steps: Life['steps'], { version }: OrderState): boolean =>
  steps.some(({ event }) => isHeldForMoney(event) && event.version <= version + 1);
const isHeldForMoney = (event: OrderEvent | undefined): boolean =>
  event?.type === 'OrderHeld' && event.reason === 'PAYMENT';

test('no delivery is corrected once a courier has, or may have, one of its parcels', () => {
  ofEveryLife(({ steps }) => {
    const corrected = steps.filter(({ event }) => event.type === 'DeliveryCorrected');
    const parcels = corrected.flatMap(({ before }) => before.parcels);
    expect(parcels.filter(({ bookingError }) => bookingError === undefined)).toEqual([]);
    expect(parcels.filter(({ consignmentId }) => consignmentId !== undefined)).toEqual([]);
  });
});

test('an amount that is not as asked for holds the order, at once', () => {
  ofEveryLife(({ steps }) => {
    const silent = steps.filter(({ before, event }, index) => {
      if (event.type !== 'PaymentAuthorized' && event.type !== 'PaymentCaptured') return false;
      const payment = before.payments.find(({ id }) => id === event.paymentId);
      if (event.amount === undefined || !payment) return false;
      const isAsAsked = event.type === 'PaymentCaptured' && event.amount === amountToCapture(before, payment);
      const beside = [steps[index - 1]?.event, steps[index + 1]?.event];
      return !isAsAsked && !beside.some(isHeldForMoney);
    });
    expect(silent.map(({ event }) => event)).toEqual([]);
  });
});

test('the ledger’s sums are the amounts of the payments', () => {
  ofEveryLife(({ steps, order }) => {
    const booked = bookedIn(steps);
    for (const payment of order.payments) {
      const moved = (kind: TransactionKind): number => booked.get(`${payment.id}/${kind}`)?.amount ?? 0;
      expect(moved('AUTHORIZE') - moved('VOID')).toBe(authorizedOf(payment));
      expect(moved('CAPTURE')).toBe(capturedOf(payment));
    }
  });
});

/** The ledger as SQL keeps it: a move that succeeded stays, one that failed is put right when it turns out to have succeeded. */
function bookedIn(steps: Life['steps']): ReadonlyMap<string, SettledTransaction> {
  const booked = new Map<string, SettledTransaction>();
  for (const step of steps) {
    const after = evolve(step.before, step.event);
    for (const settled of settledTransactions(step.event, { before: step.before, after })) {
      const key = `${settled.paymentId}/${settled.kind}`;
      const known = booked.get(key);
      // A void over nothing was never asked for: a later one is.
      const isOpen = known === undefined || known.status === 'FAILED' || known.amount === 0;
      if (known === undefined || (isOpen && settled.status === 'SUCCEEDED')) booked.set(key, settled);
    }
  }
  return booked;
}

test('nobody hands over an order that isn’t paid', () => {
  ofEveryLife(({ steps }) => {
    const byHand = steps.filter(
      ({ event }) => event.type === 'ParcelHandedOver' && event.actor.role !== 'system',
    );
    expect(byHand.filter(({ before }) => !isPaid(before))).toEqual([]);
  });
});

test('nobody picks or packs an order that isn’t confirmed and paid, or hands over one that has ended', () => {
  ofEveryLife(({ steps }) => {
    const before = (...types: readonly OrderEvent['type'][]): readonly OrderState[] =>
      steps
        .filter(({ event }) => types.includes(event.type) && event.actor.role !== 'system')
        .map((step) => step.before);
    const packedFrom = before('PickingStarted', 'ParcelPacked');
    expect(packedFrom.filter((order) => !order.confirmedAt || !isPaid(order))).toEqual([]);
    const movedFrom = [...packedFrom, ...before('ParcelHandedOver')];
    expect(movedFrom.filter((order) => order.cancellation ?? order.closedAt)).toEqual([]);
  });
});

test('nothing holds an order but what came to hold it: a released hold doesn’t come back by itself', () => {
  const holding: readonly OrderEvent['type'][] = [
    ...(['OrderHeld', 'PaymentVoided', 'PaymentCaptureFailed'] as const),
    ...(['PaymentVoidFailed', 'ParcelBookingFailed'] as const),
  ];
  ofEveryLife(({ steps, order }) => {
    const after = [...steps.slice(1).map(({ before }) => before), order];
    const appeared = steps.filter(
      ({ before, event }, index) =>
        !holding.includes(event.type) &&
        after[index]?.holds.some(({ key }) => !before.holds.some((hold) => hold.key === key)) === true,
    );
    expect(appeared.map(({ event }) => event.type)).toEqual([]);
  }, 'end');
});

test('no order that has arrived, in whole or in part, is cancelled afterwards; one that came back and keeps no money is', () => {
  ofEveryLife(({ steps }) => {
    const cancelledFrom = steps
      .filter(({ event }) => event.type === 'CancellationRequested')
      .map(({ before }) => before);
    const arrived = (order: OrderState): boolean =>
      order.deliveredAt !== undefined ||
      order.parcels.some(({ state }) => state === 'DELIVERED' || (state === 'RETURNED' && paidOf(order) > 0));
    expect(cancelledFrom.filter(arrived)).toEqual([]);
  });
});

/**
 * Of one command: a courier brings back an unpaid parcel of which nobody knew that it was booked, nor handed it over, which holds
 * the order twice.
 */
const MOST_FACTS = 6;

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

/** What an order went through so far, and where it stands, beyond its status. */
const SITUATIONS: Readonly<Record<string, (order: OrderState) => boolean>> = {
  'paid, not confirmed': (order) => isPaid(order) && !order.confirmedAt && !order.cancellation,
  'confirmed, unpaid, not held': (order) =>
    order.confirmedAt !== undefined && !isPaid(order) && order.holds.length === 0 && !order.cancellation,
  'confirmed, with goods that cost nothing': (order) =>
    order.confirmedAt !== undefined && order.totals.grand === 0 && order.lines.some(({ stocked }) => stocked),
  'under review': (order) => isHeld(order, 'FRAUD_REVIEW'),
  'held for money and courier': (order) => isHeld(order, 'PAYMENT') && isHeld(order, 'COURIER'),
  'held by hand, twice': (order) => order.holds.filter(({ reason }) => reason === 'MANUAL').length > 1,
  'held with an end': (order) => order.holds.some(({ until }) => until !== undefined),
  'held past calling back': (order) =>
    order.parcels.some(isOut) && order.holds.some((hold) => hold.default === 'cancel'),
  'cancelling since a hold ran out': ({ cancellation }) => cancellation?.hold !== undefined,
  'cancelling with a booked parcel': (order) =>
    deriveStatus(order) === 'CANCELLING' && order.parcels.some(({ state }) => state === 'BOOKED'),
  'held since it is being cancelled': (order) => (order.cancellation?.holds ?? []).length > 0,
  'in two parcels': (order) => order.parcels.length === 2,
  'with two booked parcels': (order) => order.parcels.filter(({ state }) => state === 'BOOKED').length === 2,
  'with a parcel back in the house': (order) => order.parcels.some(({ state }) => state === 'RETURNED'),
  'paid in part': (order) => paidOf(order) > 0 && !isPaid(order),
  'paid by two payments': (order) =>
    isPaid(order) && order.payments.filter((payment) => authorizedOf(payment) > 0).length === 2,
  'with more reserved than it costs': (order) => paidOf(order) > order.totals.grand,
  'delivered, not captured': (order) =>
    order.deliveredAt !== undefined && order.payments.some(({ state }) => state === 'AUTHORIZED'),
};
const situationsOf = (order: OrderState): readonly string[] =>
  Object.entries(SITUATIONS).flatMap(([name, holds]) => (holds(order) ? [name] : []));

test('random lives reach every end and most ways there', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(orders, moves, (order, made) => {
      for (const { event, before } of live(born(order), ...made).steps) {
        for (const thing of [event.type, deriveStatus(before), ...situationsOf(before)]) seen.add(thing);
      }
    }),
    { numRuns: 2_000, seed: 6 },
  );
  expect(
    [
      'PaymentVoidFailed',
      'PaymentCaptureFailed',
      'PaymentDisputed',
      'ParcelBookingFailed',
      'ParcelBookingCancelled',
      'ParcelPulled',
      'ParcelTaken',
      'CourierReported',
      'OrderReopened',
      'CommandRefused',
      'ServicesFulfilled',
      'InventoryUnavailable',
      'PARTIALLY_SHIPPED',
      'OUT_FOR_DELIVERY',
      'DELIVERY_FAILED',
      'RETURNING_TO_ORIGIN',
      'PARTIALLY_DELIVERED',
      'DELIVERED',
      'CANCELLED',
      ...Object.keys(SITUATIONS),
    ].filter((thing) => !seen.has(thing)),
  ).toEqual([]);
});
