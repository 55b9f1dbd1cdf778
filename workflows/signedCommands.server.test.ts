import { createSecretKey, randomBytes, randomUUID } from 'node:crypto';
import { Worker } from '@temporalio/worker';
import { DEVELOPMENT_COMMAND_KEYS } from '../config/commandKeys';
import type { KeyList, SharedKey } from '../config/keyList';
import { DEVELOPMENT_PAYLOAD_KEYS } from '../config/payloadKeys';
import { orderWorkflowId } from '../domain/order/ids';
import { deriveStatus } from '../domain/order/status';
import { createDataConverter } from '../temporal/client';
import { createCommandSigner } from '../temporal/commandSigner';
import { testTemporal } from '../test/harness/testTemporal';
import { historyOf } from '../test/histories/lives';
import {
  CUSTOMER,
  QUICK_POLICY,
  SUPPORT,
  VENDOR,
  WAREHOUSE,
  type OrderWorld,
} from '../test/world/orderWorld';
import { orderWorldOfFile } from '../test/world/orderWorldOfFile';

let world: OrderWorld;
orderWorldOfFile((opened) => (world = opened));

const key = (id: string): SharedKey => ({ id, key: createSecretKey(randomBytes(32)) });
const orderOf = (orderId: string) => world.client.workflow.getHandle(orderWorkflowId(orderId));
const unproven = { actorId: 'temporal', actorRole: 'support' };

/** An order whose customer has still to confirm the payment with their bank. */
async function waitingForTheBank(): Promise<string> {
  world.vendors.script.authorize = [() => ({ outcome: 'actionRequired', reference: 'pi_1' })];
  const orderId = await world.place(QUICK_POLICY);
  await world.eventually(orderId, ({ payments }) => payments[0]?.state === 'ACTION_REQUIRED');
  return orderId;
}

async function confirmed(): Promise<string> {
  const orderId = await world.place(QUICK_POLICY);
  await world.eventually(orderId, (order) => deriveStatus(order) === 'CONFIRMED');
  return orderId;
}

const eventsOf = (orderId: string, type: string) =>
  world.prisma.orderEvent.findMany({ where: { orderId, type }, orderBy: { version: 'asc' } });

/** Waits for so many refusals, and tells whose they are. */
async function refusals(orderId: string, count: number): Promise<unknown[]> {
  await world.eventually(
    orderId,
    ({ answered }) => answered.filter(({ refusal }) => refusal).length >= count,
  );
  const events = await eventsOf(orderId, 'CommandRefused');
  return events.map(({ data, actorId, actorRole }) => ({ data, actorId, actorRole }));
}

async function endIt(orderId: string): Promise<void> {
  await world.update(orderId, 'cancel', { reason: 'Done' }, { actor: CUSTOMER });
  await world.ended(orderId);
}

/** By the release as it is; it throws where replaying comes to something else. */
async function replay(orderId: string): Promise<void> {
  const { bundlePath } = await testTemporal();
  const dataConverter = createDataConverter(DEVELOPMENT_PAYLOAD_KEYS);
  const options = { workflowBundle: { codePath: bundlePath }, dataConverter };
  await Worker.runReplayHistory(options, await historyOf(world, orderId), orderWorkflowId(orderId));
}

const paid = {
  paymentId: '1',
  outcome: { outcome: 'authorized', reference: 'pi_1', amount: 5_000_000 },
} as const;

/** The signature of a message of the gateway's, under a key. */
const signedBy = (keys: KeyList, orderId: string) => {
  const claim = { commandId: randomUUID(), bodyHash: 'hash', actor: VENDOR };
  const signature = createCommandSigner(keys).sign(orderId, {
    name: 'paymentEvent',
    payload: paid,
    ...claim,
  });
  return { ...paid, ...claim, signature };
};

test('a gateway’s word that nobody vouches for ships nothing, whichever way it comes, and leaves a refusal', async () => {
  const orderId = await waitingForTheBank();
  const claim = { commandId: 'c1', bodyHash: 'hash', actor: VENDOR };
  const counted = jest.spyOn(world.deps.observer, 'commandUnproven');
  await orderOf(orderId).signal('paymentEvent', { ...paid, ...claim });
  await orderOf(orderId).signal('paymentEvent', { ...paid, actor: { role: 'system', id: 'stripe' } });
  await orderOf(orderId).signal('paymentEvent', paid);
  await orderOf(orderId).signal('paymentEvent', signedBy([key('elsewhere')], orderId));
  await orderOf(orderId).signal('paymentEvent', { ...paid, ...claim, signature: 'x' });
  const update = orderOf(orderId).executeUpdate('paymentEvent', { args: [{ ...paid, actor: VENDOR }] });
  const sentence = 'Only a vendor’s own message may say this.';
  await expect(update).rejects.toMatchObject({ cause: { message: sentence, type: 'CommandRefused' } });
  const refused = await refusals(orderId, 5);
  // The fifth signal came under an id that had its answer: that of messages by hand.
  expect(refused).toEqual(
    Array.from({ length: 5 }, () => ({
      ...unproven,
      data: { type: 'CommandRefused', name: 'paymentEvent', code: 'forbidden', detail: sentence },
    })),
  );
  expect((await world.snapshot(orderId)).payments).toMatchObject([{ state: 'ACTION_REQUIRED' }]);
  // The one that names nobody claims nothing.
  expect(counted.mock.calls.map(([, signature]) => signature).toSorted()).toEqual([
    ...['missing', 'missing', 'missing', 'wrong', 'wrong'],
  ]);
  expect(new Set(counted.mock.calls.map(([command]) => command))).toEqual(new Set(['paymentEvent']));
  counted.mockRestore();
  // The genuine word comes under the id that somebody guessed, and is heard.
  await world.signal(orderId, 'paymentEvent', paid, { actor: VENDOR, commandId: 'c1' });
  await world.eventually(orderId, (order) => deriveStatus(order) === 'CONFIRMED');
  expect(await eventsOf(orderId, 'PaymentAuthorized')).toMatchObject([
    { actorId: VENDOR.id, actorRole: 'system' },
  ]);
  await endIt(orderId);
  await replay(orderId);
});

test('a word that would change nothing is refused, too, when nobody has signed it', async () => {
  const orderId = await confirmed();
  const again = { paymentId: '1', outcome: { ...paid.outcome, reference: `pi_${orderId}_1` } };
  await world.signal(orderId, 'paymentEvent', again, { actor: VENDOR });
  await orderOf(orderId).signal('paymentEvent', { ...again, actor: VENDOR, commandId: 'c1' });
  expect(await refusals(orderId, 1)).toEqual([expect.objectContaining(unproven)]);
  expect((await world.snapshot(orderId)).holds).toEqual([]);
  await endIt(orderId);
  await replay(orderId);
});

test.each([
  CUSTOMER,
  WAREHOUSE,
  { id: 'ada', role: 'admin' },
  { id: 'throughline', role: 'system' },
] as const)('a person who names $role acts as support all the same', async (actor) => {
  const orderId = await confirmed();
  await orderOf(orderId).executeUpdate('pick', { args: [{ actor, commandId: 'mine' }] });
  const [picking] = await eventsOf(orderId, 'PickingStarted');
  expect(picking).toMatchObject({ ...unproven, commandId: 'temporal/mine' });
  // Once, however often it is sent.
  await orderOf(orderId).executeUpdate('pick', { args: [{ actor, commandId: 'mine' }] });
  expect(await eventsOf(orderId, 'PickingStarted')).toHaveLength(1);
  await orderOf(orderId).signal('cancel', { reason: 'I say so', actor });
  await world.ended(orderId);
  expect((await world.snapshot(orderId)).cancellation?.by).toEqual({ id: 'temporal', role: 'support' });
  await replay(orderId);
});

test('who signs is who acts, and a signature is good for one order and one command', async () => {
  const [orderId, other] = [await confirmed(), await confirmed()];
  const claim = { commandId: 'c1', bodyHash: 'hash', actor: WAREHOUSE };
  const signer = createCommandSigner(DEVELOPMENT_COMMAND_KEYS);
  const signature = signer.sign(orderId, { name: 'pick', payload: {}, ...claim });
  const message = { ...claim, signature };
  await orderOf(orderId).executeUpdate('pick', { args: [message] });
  await orderOf(orderId).executeUpdate('pack', { args: [message] });
  await orderOf(other).executeUpdate('pick', { args: [message] });
  expect(await eventsOf(orderId, 'PickingStarted')).toMatchObject([
    { actorId: WAREHOUSE.id, actorRole: 'warehouse', commandId: 'c1' },
  ]);
  expect(await eventsOf(other, 'PickingStarted')).toMatchObject([unproven]);
  // The id has its answer: what comes under it again, as another command, is a repeat and not believed.
  expect(await eventsOf(orderId, 'ParcelPacked')).toEqual([]);
  await endIt(orderId);
  await endIt(other);
});

/** What an order's history has of a kind that a commit leaves one of. */
async function commitsOf(orderId: string): Promise<number> {
  const { events } = await historyOf(world, orderId);
  return events?.filter((event) => event.markerRecordedEventAttributes).length ?? 0;
}

test('a command that is proven costs one commit, as it did before, and one that is not costs two', async () => {
  const orderId = await confirmed();
  // Its answer means that the history has all that was before it.
  const hold = { reason: 'MANUAL', blocks: ['hand-over'] } as const;
  await world.update(orderId, 'hold', hold, { actor: WAREHOUSE });
  const before = await commitsOf(orderId);
  await world.update(orderId, 'pick', {}, { actor: WAREHOUSE });
  expect(await commitsOf(orderId)).toBe(before + 1);
  const note = { noteId: `${orderId}-n`, body: 'Call first', visibility: 'staff' };
  await orderOf(orderId).executeUpdate('addNote', { args: [{ ...note, actor: WAREHOUSE }] });
  expect(await commitsOf(orderId)).toBe(before + 3);
  await orderOf(orderId).executeUpdate('addNote', { args: [{ ...note, noteId: `${orderId}-m` }] });
  expect(await commitsOf(orderId)).toBe(before + 4);
  await endIt(orderId);
});

/** Gives the workers other keys, until the test is over. */
const inForce = (isProven: OrderWorld['deps']['isProven']): void => {
  Object.assign(world.deps, { isProven });
};

describe('keys', () => {
  const [old, next] = [key('2025'), key('2026')];
  const under = (...keys: [SharedKey, ...SharedKey[]]): void => inForce(createCommandSigner(keys).isProven);
  let before: OrderWorld['deps']['isProven'];
  beforeAll(() => {
    before = world.deps.isProven;
  });
  afterEach(() => inForce(before));

  test('rotate while orders run: what was proven under a key that is gone stays proven', async () => {
    const orderId = await waitingForTheBank();
    under(old);
    await orderOf(orderId).signal('paymentEvent', signedBy([old], orderId));
    await world.eventually(orderId, (order) => deriveStatus(order) === 'CONFIRMED');
    under(old, next);
    const note = { noteId: 'n-1', body: 'Call first', visibility: 'staff' } as const;
    const claim = { commandId: 'c1', bodyHash: 'hash', actor: WAREHOUSE };
    const signature = createCommandSigner([next, old]).sign(orderId, {
      name: 'addNote',
      payload: note,
      ...claim,
    });
    await orderOf(orderId).executeUpdate('addNote', { args: [{ ...note, ...claim, signature }] });
    // Another worker, which has never had the old key, knows the order by its history alone.
    await world.restartWorker(async () => under(next));
    await orderOf(orderId).signal('paymentEvent', {
      ...signedBy([old], orderId),
      outcome: { outcome: 'voided', reference: 'pi_1', amount: 5_000_000 },
    });
    expect(await refusals(orderId, 1)).toEqual([expect.objectContaining(unproven)]);
    expect(await eventsOf(orderId, 'NoteAdded')).toMatchObject([{ actorId: WAREHOUSE.id }]);
    expect(await eventsOf(orderId, 'PaymentAuthorized')).toMatchObject([{ actorId: VENDOR.id }]);
    inForce(before);
    await endIt(orderId);
    await replay(orderId);
  });

  test('don’t matter to what an earlier release believed, and do to what comes afterwards', async () => {
    const orderId = await waitingForTheBank();
    // As the release before, which asked nobody.
    inForce(() => true);
    await orderOf(orderId).signal('paymentEvent', { ...paid, commandId: 'c1', bodyHash: 'h', actor: VENDOR });
    await world.eventually(orderId, (order) => deriveStatus(order) === 'CONFIRMED');
    await world.restartWorker(async () => inForce(before));
    const outcome = { outcome: 'voided', reference: 'pi_1', amount: 5_000_000 };
    await orderOf(orderId).signal('paymentEvent', {
      paymentId: '1',
      outcome,
      commandId: 'c2',
      actor: VENDOR,
    });
    expect(await refusals(orderId, 1)).toEqual([expect.objectContaining(unproven)]);
    expect((await world.snapshot(orderId)).payments).toMatchObject([{ state: 'AUTHORIZED' }]);
    await endIt(orderId);
    await replay(orderId);
  });

  test('aren’t asked for while workers are told to believe what is unsigned, for the time of an upgrade', async () => {
    const orderId = await waitingForTheBank();
    inForce(createCommandSigner([next], { believesUnsigned: true }).isProven);
    await orderOf(orderId).signal('paymentEvent', { ...paid, commandId: 'c1', bodyHash: 'h', actor: VENDOR });
    await world.eventually(orderId, (order) => deriveStatus(order) === 'CONFIRMED');
    expect(await eventsOf(orderId, 'PaymentAuthorized')).toMatchObject([{ actorId: VENDOR.id }]);
    inForce(before);
    await endIt(orderId);
  });
});

describe('a signal that no order takes', () => {
  test.each<[string, string, unknown[], RegExp]>([
    ['of no such name', 'shipIt', [{ now: true }], /^There is no such signal; there are cancel, pay, /],
    ['without its form', 'cancel', [{}], /^cancel: reason must be a text/],
    ['with nothing in it', 'release', [], /^release takes an object\.$/],
    ['with a name of any length', 'x\u0000'.repeat(500), [], /^There is no such signal/],
  ])(
    '%s leaves a refusal where its sender looks, and the order goes on',
    async (_what, name, args, detail) => {
      const orderId = await confirmed();
      await orderOf(orderId).signal(name, ...args);
      const [refused] = await refusals(orderId, 1);
      expect(refused).toMatchObject({
        ...unproven,
        data: {
          code: 'validation',
          detail: expect.stringMatching(detail),
          name: expect.stringMatching(/^[\w?]{1,64}$/),
        },
      });
      const timeline = await orderOf(orderId).query<{ type: string; detail?: string }[]>('timeline');
      expect(timeline.at(-1)).toMatchObject({
        type: 'CommandRefused',
        detail: expect.stringMatching(detail),
      });
      await world.update(orderId, 'pick', {}, { actor: SUPPORT });
      await endIt(orderId);
      await replay(orderId);
    },
  );
});

test('an order’s handlers say what they do', async () => {
  const orderId = await confirmed();
  const { definition } = await orderOf(orderId).query<{
    definition: Record<string, { name: string; description?: string }[]>;
  }>('__temporal_workflow_metadata');
  const ours = ['signalDefinitions', 'updateDefinitions', 'queryDefinitions'].flatMap((kind) =>
    (definition[kind] ?? []).filter(({ name }) => name && !name.startsWith('__')),
  );
  expect(ours.length).toBeGreaterThan(30);
  expect(ours.filter(({ description }) => !description)).toEqual([]);
  await endIt(orderId);
});

test('an order that is started by hand lives what PostgreSQL has, whatever state comes with it', async () => {
  const orderId = await world.write(QUICK_POLICY);
  const before = await world.snapshot(orderId);
  const payments = before.payments.map((payment) => ({
    ...payment,
    state: 'CAPTURED',
    reference: 'pi_forged',
  }));
  world.vendors.script.authorize = [() => ({ outcome: 'declined', code: 'card_declined' })];
  await world.client.workflow.start('order', {
    ...{ workflowId: orderWorkflowId(orderId), taskQueue: world.taskQueue },
    args: [{ orderId, state: { ...before, payments }, story: 5 }],
  });
  const after = await world.eventually(orderId, ({ version }) => version > before.version);
  expect(after.payments).toMatchObject([{ state: 'DECLINED' }]);
  await endIt(orderId);
  await replay(orderId);
});
