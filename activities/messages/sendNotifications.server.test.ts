import type { OrderFact } from '../../domain/facts';
import type { Database } from '../../prisma/client';
import { QUICK_POLICY, createOrderWorld, type OrderWorld } from '../../test/world/orderWorld';
import type { ActivityDeps } from '../deps';
import { openTransaction } from '../payment/transactions';
import { ProviderUnavailable } from '../../providers/errors';
import { sendNotifications } from './sendNotifications';

let world: OrderWorld;
let deps: ActivityDeps;

beforeAll(async () => {
  world = await createOrderWorld();
  await world.stock('PHONE', 1_000);
  ({ deps } = world);
});
beforeEach(() => world.vendors.reset());
afterAll(() => world.close());

/** What became of the messages, by kind and channel. */
async function fates(orderId: string): Promise<Record<string, string>> {
  const rows = await world.prisma.notification.findMany({ where: { orderId }, orderBy: { id: 'asc' } });
  return Object.fromEntries(rows.map(({ kind, channel, status }) => [`${kind} by ${channel}`, status]));
}

const declined: OrderFact = {
  type: 'PaymentDeclined',
  paymentId: '1',
  code: 'card_declined',
  retryUntil: new Date().toISOString(),
};
const toConfirm: OrderFact = { type: 'PaymentActionRequired', paymentId: '1', reference: 'pi_1' };
const cancelled: OrderFact = { type: 'CancellationRequested', reason: 'Changed my mind' };

test('a customer is asked to pay while the order wants it', async () => {
  const orderId = await world.write(QUICK_POLICY);
  await world.happens(orderId, toConfirm);
  await sendNotifications(deps, orderId);
  await world.happens(orderId, declined);
  await sendNotifications(deps, orderId);
  expect(byFate(await fates(orderId))).toEqual({
    SENT: [
      'orderPlaced by email',
      'paymentActionRequired by email',
      'paymentActionRequired by sms',
      'paymentDeclined by email',
      'paymentDeclined by sms',
    ],
  });
});

test('whoever is to pay again or to confirm is told until when, as the order has it', async () => {
  const orderId = await world.write(QUICK_POLICY);
  const retryUntil = '2099-11-26T08:05:00.000Z';
  await world.happens(orderId, { ...declined, retryUntil });
  await sendNotifications(deps, orderId);
  const { text } = await world.prisma.notification.findFirstOrThrow({
    where: { orderId, kind: 'paymentDeclined', channel: 'sms' },
  });
  expect(text).toContain('You have until 26 Nov 2099, 14:05; after that the order is cancelled.');
});

const again: readonly OrderFact[] = [
  {
    type: 'PaymentRequested',
    payment: {
      ...{ id: '2', ordinal: 2, method: 'card', provider: 'stripe', amount: 5_000_000 },
      ...{ state: 'PENDING', requestedAt: new Date().toISOString() },
    },
  },
  { type: 'PaymentAuthorized', paymentId: '2', reference: 'pi_2' },
];

test.each([
  ['declined, then being cancelled', [declined, cancelled], []],
  [
    'declined, then cancelled',
    [declined, cancelled, { type: 'OrderCancelled' }],
    ['orderCancelled by email', 'orderCancelled by sms'],
  ],
  ['declined, then paid', [declined, ...again], []],
  ['to be confirmed, then being cancelled', [toConfirm, cancelled], []],
  [
    'to be confirmed, then cancelled',
    [toConfirm, cancelled, { type: 'OrderCancelled' }],
    ['orderCancelled by email', 'orderCancelled by sms'],
  ],
  [
    'to be confirmed, then authorized',
    [toConfirm, { type: 'PaymentAuthorized', paymentId: '1', reference: 'pi_1' }],
    [],
  ],
  [
    'to be confirmed, then declined',
    [toConfirm, declined],
    ['paymentDeclined by email', 'paymentDeclined by sms'],
  ],
] satisfies [string, OrderFact[], string[]][])(
  'nobody is asked to pay by a message that comes too late: %s',
  async (_story, facts, stillTrue) => {
    const orderId = await world.write(QUICK_POLICY);
    await world.happens(orderId, ...facts);
    await sendNotifications(deps, orderId);
    const { SENT: sent = [], SUPPRESSED: suppressed = [], ...others } = byFate(await fates(orderId));
    const isOver = facts.some(({ type }) => type === 'CancellationRequested');
    expect(sent).toEqual([...stillTrue, ...(isOver ? [] : ['orderPlaced by email'])].sort());
    expect(suppressed).toHaveLength(isOver ? 3 : 2);
    expect(others).toEqual({});
    expect(world.vendors.calls).toHaveLength(sent.length);
  },
);

/** The messages of each fate, in the order of their names. */
function byFate(messages: Readonly<Record<string, string>>): Record<string, string[]> {
  const groups: Record<string, string[]> = {};
  for (const [message, fate] of Object.entries(messages)) (groups[fate] ??= []).push(message);
  for (const group of Object.values(groups)) group.sort();
  return groups;
}

const PACKED = (orderId: string): readonly OrderFact[] => [
  { type: 'PaymentAuthorized', paymentId: '1', reference: 'pi_1' },
  { type: 'OrderConfirmed' },
  {
    ...{ type: 'ParcelPacked', parcelId: `${orderId}-1`, courier: 'pathao' },
    lines: [{ lineId: '1', quantity: 2 }],
  },
  { type: 'ParcelBooked', parcelId: `${orderId}-1`, consignmentId: 'C-1', fee: 1 },
];
const scanOf = (orderId: string, status: 'OUT_FOR_DELIVERY' | 'DELIVERED'): OrderFact => ({
  ...{ type: 'ParcelTracked', parcelId: `${orderId}-1`, status, trackingId: `${orderId}-${status}` },
  ...{ vendorStatus: status, occurredAt: new Date().toISOString() },
});

test('after an outage of its vendor a customer reads what is true still, and nothing of what was', async () => {
  const orderId = await world.write(QUICK_POLICY);
  await world.happens(
    orderId,
    ...PACKED(orderId),
    { type: 'ParcelHandedOver', parcelId: `${orderId}-1` },
    ...(['OUT_FOR_DELIVERY', 'DELIVERED'] as const).map((status) => scanOf(orderId, status)),
  );
  await sendNotifications(deps, orderId);
  expect(byFate(await fates(orderId))).toEqual({
    SENT: ['delivered by email', 'delivered by sms', 'orderPlaced by email'],
    SUPPRESSED: [
      'orderConfirmed by sms',
      'outForDelivery by sms',
      'parcelHandedOver by email',
      'parcelHandedOver by sms',
    ],
  });
});

test('messages go in the order of events, and one that can not be sent now keeps back those after it', async () => {
  const orderId = await world.write(QUICK_POLICY);
  await world.happens(orderId, toConfirm, {
    type: 'NoteAdded',
    noteId: `${orderId}-n`,
    visibility: 'customer',
  });
  const isDown = () => {
    throw new ProviderUnavailable('sendgrid', 'is down');
  };
  world.vendors.script.email = [() => ({ providerRef: 'EM-1' }), isDown];
  await expect(sendNotifications(deps, orderId)).rejects.toThrow('is down');
  expect(byFate(await fates(orderId))).toEqual({
    SENT: ['orderPlaced by email', 'paymentActionRequired by sms'],
    QUEUED: ['noteAdded by email', 'paymentActionRequired by email'],
  });
  expect(world.callsTo('email')).toHaveLength(2);
  await sendNotifications(deps, orderId);
  const rows = await world.prisma.notification.findMany({ where: { orderId, channel: 'email' } });
  const kindOf = new Map(rows.map(({ id, kind }) => [id, kind]));
  expect(world.callsTo('email').map((call) => kindOf.get(call.replace('email ', '')))).toEqual([
    'orderPlaced',
    'paymentActionRequired',
    'paymentActionRequired',
    'noteAdded',
  ]);
});

test('what another sender is at is not overtaken', async () => {
  const orderId = await world.write(QUICK_POLICY);
  const inTheFuture = { claimedUntil: new Date(Date.now() + 30_000) };
  await world.prisma.notification.updateMany({ where: { orderId }, data: inTheFuture });
  await world.happens(orderId, toConfirm);
  await expect(sendNotifications(deps, orderId)).rejects.toMatchObject({ type: 'ClaimedElsewhere' });
  expect(byFate(await fates(orderId))).toEqual({
    SENT: ['paymentActionRequired by sms'],
    QUEUED: ['orderPlaced by email', 'paymentActionRequired by email'],
  });
});

test.each([
  ['declined and never reserved', [declined], 'Nothing was charged. '],
  [
    'reserved and given free',
    [{ type: 'PaymentAuthorized', paymentId: '1', reference: 'pi_1' }],
    'Nothing was charged; what was reserved on your card is free again. ',
  ],
] satisfies [string, OrderFact[], string][])(
  'the mail about a cancellation says what is true of the money: %s',
  async (_what, facts, sentence) => {
    const orderId = await world.write(QUICK_POLICY);
    await openTransaction(deps, {
      ...{ key: `${orderId}/authorize/1`, kind: 'AUTHORIZE', orderId, id: '1', provider: 'stripe' },
      ...{ amount: 5_000_000, currency: 'BDT' },
    });
    const done: OrderFact[] = [
      cancelled,
      { type: 'PaymentVoided', paymentId: '1' },
      { type: 'OrderCancelled' },
    ];
    await world.happens(
      orderId,
      ...facts,
      ...(facts[0] === declined ? [cancelled, { type: 'OrderCancelled' as const }] : done),
    );
    await sendNotifications(deps, orderId);
    const [mail] = await world.prisma.notification.findMany({
      where: { orderId, kind: 'orderCancelled', channel: 'email' },
    });
    expect(world.vendors.emails.get(mail?.id ?? '')).toContain(`is cancelled. ${sentence}`);
  },
);

test('two senders at the same moment say everything once', async () => {
  const orderId = await world.write(QUICK_POLICY);
  await world.happens(orderId, { type: 'OrderConfirmed' });
  await Promise.allSettled([sendNotifications(deps, orderId), sendNotifications(deps, orderId)]);
  const told = Object.values(await fates(orderId));
  expect(new Set(told)).toEqual(new Set(['SENT']));
  expect(world.vendors.calls).toHaveLength(told.length);
});

test('what a dead sender has claimed is looked at again, whatever the clock of the worker says', async () => {
  const orderId = await world.write(QUICK_POLICY);
  const claimed = (seconds: number) =>
    world.prisma.notification.updateMany({
      where: { orderId },
      data: { claimedUntil: new Date(Date.now() + seconds * 1_000) },
    });
  await claimed(30);
  const ahead = { ...deps, now: () => new Date(Date.now() + 60_000) };
  await expect(sendNotifications(ahead, orderId)).rejects.toMatchObject({ type: 'ClaimedElsewhere' });
  expect(world.vendors.calls).toEqual([]);
  await claimed(-1);
  await sendNotifications(ahead, orderId);
  expect(Object.values(await fates(orderId))).toEqual(['SENT']);
});

test('a message that was sent and could not be recorded is not sent again before its vendor has had its say', async () => {
  const orderId = await world.write(QUICK_POLICY);
  const forgetful: Pick<Database, 'rows'> = {
    rows: (statement, ...values) =>
      values.includes('SENT')
        ? Promise.reject(new Error('The database went away'))
        : world.prisma.rows(statement, ...values),
  };
  const prisma = forgetful as Database;
  await expect(sendNotifications({ ...deps, prisma }, orderId)).rejects.toThrow('went away');
  await expect(sendNotifications(deps, orderId)).rejects.toMatchObject({ type: 'ClaimedElsewhere' });
  expect(world.vendors.calls).toHaveLength(1);
  await world.prisma.notification.updateMany({ where: { orderId }, data: { status: 'DELIVERED' } });
  await sendNotifications(deps, orderId);
  expect(world.vendors.calls).toHaveLength(1);
});
