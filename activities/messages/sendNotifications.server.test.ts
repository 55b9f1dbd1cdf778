import type { OrderFact } from '../../domain/facts';
import type { Database } from '../../prisma/client';
import { QUICK_POLICY, createOrderWorld, type OrderWorld } from '../../test/world/orderWorld';
import type { ActivityDeps } from '../deps';
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
    expect(sent).toEqual([...stillTrue, 'orderPlaced by email'].sort());
    expect(suppressed).toHaveLength(2);
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
