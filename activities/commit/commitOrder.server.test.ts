import { randomBytes, randomUUID } from 'node:crypto';
import { CATCHING_UP, recordOf } from '../../domain/commitRecord';
import { evolve } from '../../domain/evolve';
import type { OrderEvent, OrderFact } from '../../domain/facts';
import type { OrderState } from '../../domain/order/order';
import { deriveStatus } from '../../domain/order/status';
import {
  CUSTOMER,
  QUICK_POLICY,
  SUPPORT,
  createOrderWorld,
  type OrderWorld,
} from '../../test/world/orderWorld';
import { stockLockedByWaiting } from '../../test/world/stockLocks';
import { commitOrder } from './commitOrder';
import type { Commit, CommitResult } from './commit';
import type { OrderObserver, StatusChange } from '../observer';
import { projectCommit } from './projectCommit';

let world: OrderWorld;
beforeAll(async () => {
  world = await createOrderWorld();
  await world.stock('PHONE', 100);
  await world.stock('CHARGER', 50);
});
afterAll(() => world.close());

const changes: StatusChange[] = [];
const observer: OrderObserver = {
  serialRefused: () => undefined,
  pickedShort: () => undefined,
  allocationRefused: () => undefined,
  piecesSought: () => undefined,
  commandUnproven: () => undefined,
  statusChanged: (change) => changes.push(change),
  notificationTried: () => undefined,
  erpTold: () => undefined,
};
beforeEach(() => changes.splice(0));

const commit = (work: Commit): Promise<CommitResult> => commitOrder({ ...world.deps, observer }, work);

function event(order: OrderState, fact: OrderFact, id = `${order.id}/${order.version + 1}`): OrderEvent {
  const envelope = { id, version: order.version + 1, at: new Date().toISOString(), actor: SUPPORT };
  return { ...fact, ...envelope };
}

const stockOf = async (sku: string) => {
  const { onHand, reserved } = await world.prisma.stock.findFirstOrThrow({ where: { sku } });
  return { onHand, reserved };
};

test('events, snapshot and rows change together', async () => {
  const order = await world.snapshot(await world.write(QUICK_POLICY));
  const held = event(order, { type: 'OrderHeld', reason: 'COURIER' });
  expect(await commit({ before: order, events: [held] })).not.toHaveProperty('adopted');
  const row = await world.prisma.order.findUniqueOrThrow({ where: { id: order.id } });
  expect(row).toMatchObject({ version: 2, holdReason: 'COURIER', status: 'PENDING' });
  expect(row.state).toEqual(JSON.parse(JSON.stringify(evolve(order, held))));
});

const erpRow = (orderId: string) => world.prisma.erpPush.findUniqueOrThrow({ where: { orderId } });

test('the ERP has to be told of a placed order, and again of what it would see differently', async () => {
  const order = await world.snapshot(await world.write(QUICK_POLICY));
  expect(await erpRow(order.id)).toMatchObject({ status: 'PENDING', wantedVersion: 1, pushedVersion: 0 });
  const held = event(order, { type: 'OrderHeld', reason: 'COURIER' });
  await commit({ before: order, events: [held] });
  expect(await erpRow(order.id)).toMatchObject({ wantedVersion: 1 });
  const later = evolve(order, held);
  await commit({ before: later, events: [event(later, { type: 'PickingStarted' })] });
  expect(await erpRow(order.id)).toMatchObject({ wantedVersion: 3, pushedVersion: 0 });
});

test('since when the ERP is behind stays while it is, and begins anew once it was in step', async () => {
  const order = await world.snapshot(await world.write(QUICK_POLICY));
  const since = new Date('2026-01-01T00:00:00Z');
  const where = { orderId: order.id };
  await world.prisma.erpPush.update({ where, data: { wantedSince: since, status: 'REJECTED', attempts: 3 } });
  const asked = event(order, { type: 'ErpPushRequested' });
  await commit({ before: order, events: [asked] });
  expect(await erpRow(order.id)).toMatchObject({ status: 'PENDING', wantedSince: since, attempts: 3 });
  await world.prisma.erpPush.update({ where, data: { status: 'SYNCED', pushedVersion: 2 } });
  const again = evolve(order, asked);
  await commit({ before: again, events: [event(again, { type: 'ErpPushRequested' })] });
  const row = await erpRow(order.id);
  expect(row).toMatchObject({ status: 'PENDING', wantedVersion: 3, pushedVersion: 2, attempts: 0 });
  expect(row.wantedSince.getTime()).toBeGreaterThan(since.getTime());
});

test('a commit tells since when the order had its status', async () => {
  const order = await world.snapshot(await world.write(QUICK_POLICY));
  const { timestamp } = await world.prisma.statusTransition.findFirstOrThrow({
    where: { orderId: order.id },
  });
  const work = { before: order, events: [event(order, { type: 'PickingStarted' })] };
  const projection = JSON.stringify(projectCommit(work, work.events.reduce(evolve, order)));
  const [row] = await world.prisma.$queryRaw<{ answer: { outcome: string; statusSince: string } }[]>`
    SELECT commit_order(${projection}::jsonb) AS answer`;
  expect(row?.answer.outcome).toBe('committed');
  expect(new Date(row?.answer.statusSince ?? 0)).toEqual(timestamp);
});

test('a change of status is counted once, with the time that the order was in the one before', async () => {
  const order = await world.snapshot(await world.write(QUICK_POLICY));
  const confirmed = event(order, { type: 'OrderConfirmed' });
  await world.prisma.statusTransition.updateMany({
    where: { orderId: order.id },
    data: { timestamp: new Date(Date.parse(confirmed.at) - 90_000) },
  });
  const picking = event(evolve(order, confirmed), { type: 'PickingStarted' });
  const work = { before: order, events: [confirmed, { ...picking, at: confirmed.at }] };
  await commit(work);
  await commit(work);
  expect(changes).toEqual([
    { from: 'PENDING', to: 'CONFIRMED', seconds: 90 },
    { from: 'CONFIRMED', to: 'PROCESSING', seconds: 0 },
  ]);
});

test('a commit that leaves the status as it is counts as no change of it', async () => {
  const order = await world.snapshot(await world.write(QUICK_POLICY));
  await commit({ before: order, events: [event(order, { type: 'OrderHeld', reason: 'COURIER' })] });
  expect(changes).toEqual([]);
});

test('an event settles the move of money that was asked for, and only that one', async () => {
  const order = await world.snapshot(await world.write(QUICK_POLICY));
  const asked = (kind: string, status: string) => ({
    ...{ id: `${order.id}/${kind.toLowerCase()}/1`, orderId: order.id, paymentId: '1', provider: 'stripe' },
    ...{ kind, status, amount: 100, currency: 'BDT', at: new Date() },
  });
  await world.prisma.paymentTransaction.createMany({
    data: [asked('AUTHORIZE', 'PENDING'), asked('CAPTURE', 'PENDING'), asked('VOID', 'FAILED')],
  });
  const authorized = { type: 'PaymentAuthorized', paymentId: '1', reference: 'pi_1' } as const;
  await commit({ before: order, events: [event(order, authorized)] });
  const rows = await world.prisma.paymentTransaction.findMany({ where: { orderId: order.id } });
  expect(
    Object.fromEntries(rows.map(({ kind, status, providerRef }) => [kind, [status, providerRef]])),
  ).toEqual({
    AUTHORIZE: ['SUCCEEDED', 'pi_1'],
    CAPTURE: ['PENDING', null],
    VOID: ['FAILED', null],
  });
});

test.each([
  ['PENDING', 70],
  ['FAILED', 70],
  ['SUCCEEDED', 100],
])(
  'a call that is %s before is booked with %i once the event says how much moved',
  async (status, amount) => {
    const order = await world.snapshot(await world.write(QUICK_POLICY));
    await world.prisma.paymentTransaction.create({
      data: {
        ...{ id: `${order.id}/authorize/1`, orderId: order.id, paymentId: '1', provider: 'stripe', status },
        ...{ kind: 'AUTHORIZE', amount: 100, currency: 'BDT', at: new Date() },
        code: status === 'FAILED' ? 'no_answer' : null,
      },
    });
    const authorized = { type: 'PaymentAuthorized', paymentId: '1', reference: 'pi_1', amount: 70 } as const;
    await commit({ before: order, events: [event(order, authorized)] });
    const rows = await world.prisma.paymentTransaction.findMany({ where: { orderId: order.id } });
    expect(rows).toMatchObject([{ status: 'SUCCEEDED', amount, code: null }]);
  },
);

test('money that moved though nobody had asked for it has the rows that the calls would have; nothing that moved has none', async () => {
  const order = await world.snapshot(await world.write(QUICK_POLICY));
  const captured = {
    type: 'PaymentCaptured',
    paymentId: '1',
    reference: 'pi_1',
    amount: 70,
    late: true,
  } as const;
  await commit({ before: order, events: [event(order, captured)] });
  const rows = await world.prisma.paymentTransaction.findMany({
    where: { orderId: order.id },
    orderBy: { id: 'asc' },
  });
  const row = { paymentId: '1', status: 'SUCCEEDED', providerRef: 'pi_1', provider: 'stripe', code: null };
  expect(rows).toMatchObject([
    { ...row, id: `${order.id}/authorize/1`, kind: 'AUTHORIZE', amount: 5_000_000 },
    { ...row, id: `${order.id}/capture/1`, kind: 'CAPTURE', amount: 70 },
  ]);
  const other = await world.snapshot(await world.write(QUICK_POLICY));
  await commit({ before: other, events: [event(other, { type: 'PaymentVoided', paymentId: '1' })] });
  expect(await world.prisma.paymentTransaction.count({ where: { orderId: other.id } })).toBe(0);
});

test('a payment that is given free settles both what was asked: it will not be authorized any more, and is void', async () => {
  const order = await world.snapshot(await world.write(QUICK_POLICY));
  const other = await world.snapshot(await world.write(QUICK_POLICY));
  const asked = ({ id }: OrderState, kind: string) => ({
    ...{
      id: `${id}/${kind.toLowerCase()}/1`,
      orderId: id,
      paymentId: '1',
      provider: 'stripe',
      kind,
      status: 'PENDING',
    },
    ...{ amount: 100, currency: 'BDT', at: new Date() },
  });
  await world.prisma.paymentTransaction.createMany({
    data: [asked(order, 'AUTHORIZE'), asked(order, 'VOID'), asked(other, 'AUTHORIZE'), asked(other, 'VOID')],
  });
  await commit({ before: order, events: [event(order, { type: 'PaymentVoided', paymentId: '1' })] });
  const settled = async ({ id: orderId }: OrderState) => {
    const rows = await world.prisma.paymentTransaction.findMany({ where: { orderId } });
    return Object.fromEntries(rows.map(({ kind, status, code }) => [kind, [status, code]]));
  };
  expect(await settled(order)).toEqual({ AUTHORIZE: ['FAILED', 'voided'], VOID: ['SUCCEEDED', null] });
  expect(await settled(other)).toEqual({ AUTHORIZE: ['PENDING', null], VOID: ['PENDING', null] });
});

test('a capture that failed is told with its code, and one that another try brings is of the time when the money moved', async () => {
  const order = await world.snapshot(await world.write(QUICK_POLICY));
  const { id: orderId } = order;
  const asked = new Date(Date.now() - 3_600_000);
  await world.prisma.paymentTransaction.create({
    data: {
      ...{ id: `${orderId}/capture/1`, orderId, paymentId: '1', kind: 'CAPTURE', status: 'PENDING' },
      ...{ amount: 100, currency: 'BDT', provider: 'stripe', at: asked },
    },
  });
  const read = () => world.prisma.paymentTransaction.findFirstOrThrow({ where: { orderId } });
  await commit({
    before: order,
    events: [event(order, { type: 'PaymentCaptureFailed', paymentId: '1', code: 'charge_expired' })],
  });
  expect(await read()).toMatchObject({ status: 'FAILED', code: 'charge_expired', at: asked });
  const held = await world.snapshot(orderId);
  const taken = event(held, { type: 'PaymentCaptured', paymentId: '1', reference: 'pi_1', amount: 100 });
  await commit({ before: held, events: [taken] });
  expect(await read()).toMatchObject({ status: 'SUCCEEDED', code: null, at: new Date(taken.at) });
});

test('a repeated attempt is handed its own events back and writes nothing', async () => {
  const order = await world.snapshot(await world.write(QUICK_POLICY));
  const picking = event(order, { type: 'PickingStarted' });
  const work = { before: order, events: [{ ...picking, command: { id: 'cmd', hash: 'hash' } }] };
  await commit(work);
  expect(await commit(work)).toEqual({ adopted: work.events, committed: recordOf(order, work.events) });
  expect(await world.prisma.orderEvent.count({ where: { orderId: order.id } })).toBe(2);
  expect(await world.prisma.statusTransition.count({ where: { orderId: order.id } })).toBe(2);
});

test('a commit of nothing is answered with what stands after the order, if anything does', async () => {
  const before = await world.snapshot(await world.write(QUICK_POLICY));
  expect(await commit({ before, events: [] })).toEqual({ asked: CATCHING_UP });
  const picking = { ...event(before, { type: 'PickingStarted' }), command: { id: 'cmd', hash: 'hash' } };
  await commit({ before, events: [picking] });
  const stands = { adopted: [picking], committed: recordOf(before, [picking]) };
  expect(await commit({ before, events: [] })).toEqual(stands);
  expect((await world.snapshot(before.id)).version).toBe(before.version + 1);
});

test('the answer says what was committed, which effects it calls for and how the order is shown now', async () => {
  const order = await world.snapshot(await world.write(QUICK_POLICY));
  const events = [event(order, { type: 'OrderConfirmed' })];
  const shown = { status: 'CONFIRMED', paymentStatus: 'PENDING', holds: [] };
  expect(await commit({ before: order, events })).toEqual({
    committed: { events, due: ['notifications', 'erp'], shown },
  });
  const confirmed = await world.snapshot(order.id);
  const held = [event(confirmed, { type: 'OrderHeld', reason: 'COURIER' })];
  expect(await commit({ before: confirmed, events: held })).toEqual({
    committed: { events: held, due: [], shown: { ...shown, holds: ['COURIER'] } },
  });
});

test('a command recorded long ago is not recorded again', async () => {
  const order = await world.snapshot(await world.write(QUICK_POLICY));
  const first = event(order, { type: 'OrderHeld', reason: 'COURIER' }, `${order.id}/cmd/0`);
  await commit({ before: order, events: [first] });
  const later = evolve(order, first);
  const again = event(later, { type: 'OrderHeld', reason: 'COURIER' }, `${order.id}/cmd/0`);
  expect(await commit({ before: later, events: [again] })).toEqual({ repeated: true, earlier: first });
});

test('pieces stay reserved while they are packed and leave with their parcel, all in one commit if need be', async () => {
  await world.stock('CABLE', 20);
  const orderId = await world.write(QUICK_POLICY, [{ sku: 'CABLE', quantity: 5, unitPrice: 100 }]);
  const order = await world.snapshot(orderId);
  const [line] = order.lines;
  const lines = [{ lineId: line?.id ?? '', quantity: 5 }];
  const packed = event(order, { type: 'ParcelPacked', parcelId: `${orderId}-1`, courier: 'pathao', lines });
  await commit({ before: order, events: [packed] });
  expect(await stockOf('CABLE')).toEqual({ onHand: 20, reserved: 5 });
  expect(await world.prisma.orderItem.findFirst({ where: { orderId } })).toMatchObject({ reserved: 5 });

  const other = await world.snapshot(
    await world.write(QUICK_POLICY, [{ sku: 'CABLE', quantity: 5, unitPrice: 100 }]),
  );
  const parcelId = `${other.id}-1`;
  const first = event(other, { type: 'ParcelPacked', parcelId, courier: 'pathao', lines });
  const second = event(evolve(other, first), { type: 'ParcelHandedOver', parcelId });
  await commit({ before: other, events: [first, second] });
  expect(await stockOf('CABLE')).toEqual({ onHand: 15, reserved: 5 });
});

test('stock is locked in the order of its SKUs, in whatever order a commit names them', async () => {
  const skus = ['LOCK-B', 'LOCK-CC', 'LOCK-AAA'];
  for (const sku of skus.toReversed()) await world.stock(sku, 10);
  const lines = skus.map((sku) => ({ sku, quantity: 1, unitPrice: 100 }));
  const order = await world.snapshot(await world.write(QUICK_POLICY, lines));
  const events = [event(order, { type: 'InventoryReleased' })];
  const projected = projectCommit({ before: order, events }, events.reduce(evolve, order));
  const stock = skus.map((sku) => ({ sku, onHand: 0, reserved: -1 }));
  const projection = JSON.stringify({ ...projected, stock });
  const { locked } = await stockLockedByWaiting(
    world.prisma,
    'LOCK-B',
    () => world.prisma.rows`SELECT commit_order(${projection}::jsonb)`,
  );
  expect(locked).toEqual(['LOCK-AAA', 'LOCK-B']);
  for (const sku of skus) expect(await stockOf(sku)).toEqual({ onHand: 10, reserved: 0 });
});

test('stock that would go below zero refuses the whole commit', async () => {
  const orderId = await world.write(QUICK_POLICY, [{ sku: 'CHARGER', quantity: 5, unitPrice: 100 }]);
  const order = await world.snapshot(orderId);
  await world.prisma.stock.updateMany({ where: { sku: 'CHARGER' }, data: { reserved: 2 } });
  await expect(
    commit({ before: order, events: [event(order, { type: 'InventoryReleased' })] }),
  ).rejects.toThrow('stock_reserved_within_on_hand');
  expect(await stockOf('CHARGER')).toEqual({ onHand: 50, reserved: 2 });
  expect(await world.prisma.orderEvent.count({ where: { orderId } })).toBe(1);
  expect((await world.snapshot(orderId)).version).toBe(1);
});

test('a database that lacks what was committed to it is an error, not an endless loop', async () => {
  const order = await world.snapshot(await world.write(QUICK_POLICY));
  const ahead = { ...order, version: 7 };
  await expect(commit({ before: ahead, events: [event(ahead, { type: 'PickingStarted' })] })).rejects.toThrow(
    'lacks',
  );
});

test('a workflow adopts what a dead worker committed, and decides again', async () => {
  const orderId = await world.place(QUICK_POLICY);
  const order = await world.eventually(orderId, (state) => deriveStatus(state) === 'CONFIRMED');
  // As if a worker had died between its commit and the completion of its task.
  await commit({ before: order, events: [event(order, { type: 'PickingStarted' })] });
  await world.update(
    orderId,
    'addNote',
    { noteId: `${orderId}-n`, body: 'x', visibility: 'staff' },
    { actor: SUPPORT },
  );
  expect((await world.story(orderId)).slice(-2)).toEqual(['PickingStarted', 'NoteAdded']);
  await expect(world.update(orderId, 'pick', {}, { actor: SUPPORT })).rejects.toMatchObject({
    cause: { message: 'Picking has begun.' },
  });
  await world.update(orderId, 'cancel', { reason: 'Done' }, { actor: CUSTOMER });
  await world.ended(orderId);
});

test('fifty writers at once never drop an event', async () => {
  const order = await world.snapshot(await world.write(QUICK_POLICY));
  const rivals = Array.from({ length: 50 }, (_, index) =>
    commit({
      before: order,
      events: [event(order, { type: 'PickingStarted' }, `${order.id}/rival-${index}/0`)],
    }),
  );
  const results = await Promise.all(rivals);
  expect(results.filter(({ adopted }) => adopted === undefined)).toHaveLength(1);
  expect((await world.snapshot(order.id)).version).toBe(2);
});

test('what a command brings and no attempt will ever store is said to be so: no character, a taken id, one too long for an index', async () => {
  const order = await world.snapshot(await world.write(QUICK_POLICY));
  const note = (noteId: string, body: string) => {
    const fact = { type: 'NoteAdded', noteId, visibility: 'staff' } as const;
    const command = { id: randomUUID(), hash: '' };
    const events = [{ ...event(order, fact), command }];
    return commit({ before: order, events, details: { note: { id: noteId, body } } });
  };
  const tooLong = randomBytes(10_000).toString('base64');
  for (const asked of [note(randomUUID(), 'a\u0000b'), note(tooLong, 'a')])
    await expect(asked).rejects.toMatchObject({ type: 'Unstorable', nonRetryable: true });
});
