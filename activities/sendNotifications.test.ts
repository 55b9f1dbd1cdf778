import type { OrderFact } from '../domain/events';
import type { Database } from '../prisma/client';
import { QUICK_POLICY, createOrderWorld, type OrderWorld } from '../test/world/orderWorld';
import type { ActivityDeps } from './deps';
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
  expect(new Set(Object.values(await fates(orderId)))).toEqual(new Set(['SENT']));
});

test.each([
  ['declined, then cancelled', [declined, cancelled]],
  ['to be confirmed, then cancelled', [toConfirm, cancelled]],
  [
    'to be confirmed, then authorized',
    [toConfirm, { type: 'PaymentAuthorized', paymentId: '1', reference: 'pi_1' }],
  ],
] satisfies [string, OrderFact[]][])(
  'nobody is asked to pay by a message that comes too late: %s',
  async (_story, facts) => {
    const orderId = await world.write(QUICK_POLICY);
    await world.happens(orderId, ...facts);
    await sendNotifications(deps, orderId);
    const { 'orderPlaced by email': placed, ...others } = await fates(orderId);
    expect(placed).toBe('SENT');
    expect(Object.values(others)).toEqual(['SUPPRESSED', 'SUPPRESSED']);
    expect(world.vendors.calls).toHaveLength(1);
  },
);

test('two senders at the same moment say everything once', async () => {
  const orderId = await world.write(QUICK_POLICY);
  await world.happens(orderId, { type: 'OrderConfirmed' });
  await Promise.allSettled([sendNotifications(deps, orderId), sendNotifications(deps, orderId)]);
  expect(world.vendors.calls).toHaveLength(2);
  expect(new Set(Object.values(await fates(orderId)))).toEqual(new Set(['SENT']));
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
