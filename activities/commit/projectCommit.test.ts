import type { OrderEvent, OrderFact } from '../../domain/facts';
import { evolve } from '../../domain/evolve';
import { born, driveToEnd } from '../../domain/testing/life';
import { after, asEvent, later, newOrder, PEOPLE } from '../../domain/testing/orders';
import {
  authorized,
  captured,
  depositLink,
  refundRequested,
  refundSucceeded,
  packed,
  packedForCash,
  payoutNamed,
  orderAt,
} from '../../domain/testing/stages';
import type { OrderState } from '../../domain/order/order';
import { STANDARD_POLICY } from '../../domain/order/policy';
import { promisedOrder } from '../../domain/testing/promised';
import { orderAsking } from '../../domain/testing/serials';
import { readFunctions } from '../../prisma/migrate/sqlFunctions';
import { projectCommit, type CommitProjection } from './projectCommit';

const DETAILS = {
  note: { id: 'note-1', body: 'Ring twice' },
  paymentToken: 'tok_visa',
  correction: { phone: '+8801711000002', line2: '' },
};

const packedScanned: OrderFact = {
  ...packed,
  serials: [{ lineId: '1', kind: 'IMEI', values: ['356938035643809', '490154203237518'] }],
};

const project = (before: OrderState, ...events: readonly OrderEvent[]): CommitProjection =>
  projectCommit({ before, events, details: DETAILS }, events.reduce(evolve, before));

/** Facts one after another, all of one commit. */
function projectFacts(before: OrderState, ...facts: readonly OrderFact[]): CommitProjection {
  const events: OrderEvent[] = [];
  let order = before;
  for (const fact of facts) {
    const event = asEvent(order, fact, { actor: PEOPLE.support });
    events.push(event);
    order = evolve(order, event);
  }
  return project(before, ...events);
}

/** Each commit of an order that is delivered, and of one with a note on it. */
function everyKindOfRow(): readonly CommitProjection[] {
  const { steps } = driveToEnd(born(newOrder()));
  const noted = projectFacts(newOrder(), { type: 'NoteAdded', noteId: 'note-1', visibility: 'customer' });
  const held = projectFacts(newOrder(), { type: 'OrderHeld', reason: 'COURIER' });
  const corrected = projectFacts(newOrder(), { type: 'DeliveryCorrected', corrected: ['phone', 'line2'] });
  const refunded = projectFacts(after(newOrder(), authorized, captured), refundRequested, refundSucceeded);
  const clocks = { set: 'bd-2021', zone: 'near' } as const;
  const timed = projectFacts(newOrder({ policy: { ...STANDARD_POLICY, clocks } }), authorized);
  const forCash = projectFacts(newOrder({ method: 'cod' }), packedForCash);
  const scanned = projectFacts(orderAsking(), packedScanned);
  const linked = projectFacts(newOrder(), depositLink);
  const named = projectFacts(orderAt('a refund to pay out'), payoutNamed);
  const promised = projectFacts(promisedOrder(), {
    type: 'CancellationRequested',
    reason: 'Changed my mind',
  });
  const appeased = projectFacts(after(newOrder(), authorized, captured), {
    ...{ ...refundRequested, purpose: 'APPEASEMENT', needsApproval: true },
  });
  return [
    ...steps.map(({ before, event }) => project(before, event)),
    ...[noted, held, corrected, refunded, timed, forCash, scanned, linked, named, promised, appeased],
  ];
}

describe('a commit and the SQL functions that write it', () => {
  /** What `commit_order` and `write_order_parts` take of the commit, and which function they hand it to. */
  async function readContract() {
    const functions = new Map((await readFunctions()).map(({ name, statement }) => [name, statement]));
    const text = `${functions.get('commit_order')}\n${functions.get('write_order_parts')}`;
    const calls = text.matchAll(/PERFORM (\w+)\((?:id_, )?(?:nullif\()?c->'(\w+)'/g);
    return {
      taken: new Set([...text.matchAll(/\bc->>?'(\w+)'/g)].map(([, name = '']) => name)),
      columns: new Map(
        [...calls].map(([, name = '', part = '']) => [part, columnsOf(functions.get(name) ?? '')]),
      ),
    };
  }

  /** The columns that a function reads of its rows: `jsonb_to_recordset(rows_) AS n(id text, …)`. */
  function columnsOf(statement: string): string {
    const lists = [...statement.matchAll(/jsonb_to_record(?:set)?\(\w+\) AS n\(([^)]*)\)/g)];
    const columns = lists.flatMap(([, list = '']) => list.split(','));
    return listed(columns.map((column) => column.trim().replace(/^"?(\w+)"? .*$/s, '$1')));
  }

  /** The different sets of fields that the rows of a part have. */
  function fieldsOf(part: string): readonly string[] {
    const rows = everyKindOfRow()
      .flatMap((projection) => Object.entries(projection))
      .filter(([name]) => name === part)
      .flatMap(([, value]) => [value ?? []].flat());
    return [...new Set(rows.map((row) => listed(Object.keys(row))))];
  }

  const listed = (names: readonly string[]): string => [...new Set(names)].sort().join(' ');

  test('they take of it what it has, and it has nothing that they leave', async () => {
    const { taken } = await readContract();
    expect([...taken].sort()).toEqual(Object.keys(project(newOrder())).sort());
  });

  test("each part's rows have exactly the fields that its SQL function reads", async () => {
    const { columns } = await readContract();
    const fields = new Map([...columns.keys()].map((part) => [part, fieldsOf(part)]));
    expect(fields).toEqual(new Map([...columns].map(([part, read]) => [part, [read]])));
  });

  test('all parts but four scalars and the snapshot are rows of such a function', async () => {
    const { taken, columns } = await readContract();
    const others = [...taken].filter((name) => !columns.has(name));
    expect(others.sort()).toEqual(['erp', 'expectedAsOf', 'expectedVersion', 'orderId', 'state']);
  });
});

test('what depends on the state at each event follows the events one by one', () => {
  const parcel = { parcelId: 'ORDER-1' };
  const projection = projectFacts(
    newOrder(),
    { type: 'PaymentAuthorized', paymentId: '1', reference: 'pi_1' },
    { type: 'OrderConfirmed' },
    { type: 'PickingStarted' },
    { type: 'ParcelPacked', ...parcel, courier: 'pathao', lines: [{ lineId: '1', quantity: 2 }] },
    { type: 'ParcelBooked', ...parcel, consignmentId: 'DC1', fee: 60_00 },
    { type: 'ParcelHandedOver', ...parcel },
  );
  expect(projection.stock).toEqual([
    {
      ...{ cause: 'ORDER/7', kind: 'SHIP', orderId: 'ORDER', reason: null, actorId: 'nadia' },
      at: expect.any(String),
      ...{ sku: 'PHONE', warehouse: 'main', onHand: -2, reserved: -2, onlyFree: false, ifFree: false },
    },
  ]);
  expect(projection.transitions.map(({ from, to }) => `${from} > ${to}`).slice(0, 2)).toEqual([
    'PENDING > CONFIRMED',
    'CONFIRMED > PROCESSING',
  ]);
  expect(projection.shipments).toMatchObject([{ consignmentId: 'DC1', fee: 60_00, state: 'HANDED_OVER' }]);
});

test('parts that an event leaves as they are, are not written', () => {
  const projection = projectFacts(newOrder(), { type: 'OrderHeld', reason: 'COURIER' });
  const { items, payments, shipments, tracking, notes, transitions, stock, erp } = projection;
  expect([items, payments, shipments, tracking, notes, transitions, stock].flat()).toEqual([]);
  expect(erp).toBe(false);
  expect(projection.order).toMatchObject({ holdReason: 'COURIER', version: 2 });
});

test('money that no goods stand for is in the order’s row', () => {
  const taken: OrderFact = { type: 'PaymentCaptured', paymentId: '1' };
  const { totals } = newOrder();
  expect(projectFacts(newOrder(), taken).order.toGiveBack).toBe(0);
  const more = { ...taken, amount: totals.grand + 7 };
  expect(projectFacts(newOrder(), more).order.toGiveBack).toBe(7);
  const gone: OrderFact = { type: 'CancellationRequested', reason: 'x' };
  expect(projectFacts(newOrder(), gone, taken).order.toGiveBack).toBe(totals.grand);
});

test('a correction is written with its new values, an empty one as none; a refused one is not', () => {
  const corrected = projectFacts(newOrder(), { type: 'DeliveryCorrected', corrected: ['phone', 'line2'] });
  const changes = { phone: '+8801711000002', line2: null };
  expect(corrected.corrections).toEqual([{ id: 'ORDER/2', changes, at: expect.any(String) }]);
  const refusal = { name: 'correctDelivery', code: 'not-allowed', detail: 'The order is delivered.' };
  expect(projectFacts(newOrder(), { type: 'CommandRefused', ...refusal }).corrections).toEqual([]);
});

test('of the holds those are written that are new, and those that are gone', () => {
  const held = after(newOrder(), { type: 'OrderHeld', reason: 'PAYMENT' });
  const manual = { reason: 'MANUAL', key: 'manual-3', blocks: ['refund'], owner: 'finance' } as const;
  const { holds } = projectFacts(
    held,
    { type: 'OrderHeld', ...manual },
    { type: 'OrderHeld', reason: 'COURIER' },
    { type: 'HoldReleased', reason: 'COURIER' },
    { type: 'HoldReleased', reason: 'PAYMENT' },
  );
  expect(holds).toEqual([
    { ...manual, since: expect.any(String), until: null, defaultAction: null, released: false },
    expect.objectContaining({ key: 'PAYMENT', released: true }),
  ]);
  expect(project(held).holds).toEqual([]);
});

test('pieces are written as they are packed and as they are free again, and not in between', () => {
  const valuesOf = ({ serials }: CommitProjection) => serials.map(({ step, value }) => `${step} ${value}`);
  const [one, two] = ['356938035643809', '490154203237518'];
  const scanned = after(orderAsking(), packedScanned);
  const pulled: OrderFact = { type: 'ParcelPulled', parcelId: 'ORDER-1' };
  expect(projectFacts(orderAsking(), packedScanned).serials).toMatchObject([
    { step: 'PACKED', kind: 'IMEI', value: one, sku: 'PHONE', parcelId: 'ORDER-1', warrantyMonths: 12 },
    { step: 'PACKED', value: two },
  ]);
  expect(valuesOf(projectFacts(scanned, { type: 'OrderHeld', reason: 'COURIER' }))).toEqual([]);
  expect(valuesOf(projectFacts(scanned, pulled))).toEqual([`FREED ${one}`, `FREED ${two}`]);
  const taken: OrderFact = { type: 'ParcelTaken', parcelId: 'ORDER-1' };
  expect(valuesOf(projectFacts(after(scanned, pulled), taken))).toEqual([`TAKEN ${one}`, `TAKEN ${two}`]);
});

test('clocks are written as they begin, begin anew and stop, and not in between', () => {
  const policy = { ...STANDARD_POLICY, clocks: { set: 'bd-2021', zone: 'near' } } as const;
  const paid = after(newOrder({ policy }), authorized);
  const begun = projectFacts(newOrder({ policy }), authorized).clocks;
  expect(begun.map(({ id, stoppedAt, kept }) => [id, stoppedAt, kept])).toEqual([
    ['handOver', null, null],
    ['delivery', null, null],
  ]);
  expect(projectFacts(paid, { type: 'OrderConfirmed' }).clocks).toEqual([]);
  const lapsed = projectFacts(paid, { type: 'PaymentVoided', paymentId: '1' }).clocks;
  expect(lapsed.map(({ id, stoppedAt, kept }) => [id, stoppedAt, kept])).toEqual([
    ['handOver', later(paid.version + 1), false],
    ['delivery', later(paid.version + 1), false],
  ]);
  expect(projectFacts(newOrder(), authorized).clocks).toEqual([]);
});
