import { deriveStatus } from '../../domain/order/status';
import { ProviderRejected, ProviderUnavailable } from '../../providers/errors';
import { AUTO_POLICY, QUICK_POLICY, SUPPORT, type OrderWorld } from '../../test/world/orderWorld';
import { orderWorldOfFile } from '../../test/world/orderWorldOfFile';
import { eventually } from '../../test/world/eventually';

let world: OrderWorld;
orderWorldOfFile((opened) => (world = opened));

const pushOf = (orderId: string) => world.prisma.erpPush.findUniqueOrThrow({ where: { orderId } });

async function deliver(orderId: string): Promise<void> {
  await world.eventually(orderId, (order) => deriveStatus(order) === 'SHIPPED');
  await world.scan(orderId, 'DELIVERED');
}

test('the ERP has the order as it ended, by fewer pushes than it had changes', async () => {
  const orderId = await world.place(AUTO_POLICY);
  await deliver(orderId);
  await world.ended(orderId);
  const push = await pushOf(orderId);
  expect(push).toMatchObject({ status: 'SYNCED', reference: `SO-${orderId}`, error: null });
  expect(push.pushedVersion).toBeGreaterThanOrEqual(push.wantedVersion);
  const versions = world.callsTo('erp').map((call) => Number(call.split('/').at(-1)));
  expect(versions).toEqual([...versions].sort((a, b) => a - b));
  expect(versions.length).toBeLessThan((await world.story(orderId)).length);
});

test('while the ERP is down the order goes on and its customer is told; then it learns the latest at once', async () => {
  const down = () => {
    throw new ProviderUnavailable('unierp', 'no answer');
  };
  world.vendors.script.erp = Array.from({ length: 3 }, () => down);
  const orderId = await world.place(AUTO_POLICY);
  await deliver(orderId);
  await world.eventually(orderId, ({ closedAt }) => closedAt !== undefined);
  await eventually(async () => {
    const queued = await world.prisma.notification.count({ where: { orderId, status: 'QUEUED' } });
    return queued === 0;
  });
  expect(await pushOf(orderId)).toMatchObject({ status: 'PENDING', pushedVersion: 0 });
  await world.ended(orderId);
  expect(await pushOf(orderId)).toMatchObject({ status: 'SYNCED' });
  expect(world.callsTo('erp')).toHaveLength(4);
});

test('an order that the ERP refuses ends all the same; staff can have it told again, also when it is closed', async () => {
  const refuse = () => {
    throw new ProviderRejected('unierp', 'unknown_sku', 'no');
  };
  world.vendors.script.erp = Array.from({ length: 20 }, () => refuse);
  const orderId = await world.place(AUTO_POLICY);
  await deliver(orderId);
  await world.ended(orderId);
  expect(await pushOf(orderId)).toMatchObject({ status: 'REJECTED', error: 'unknown_sku', pushedVersion: 0 });

  Reflect.deleteProperty(world.vendors.script, 'erp');
  await world.start(orderId);
  await world.signal(orderId, 'pushToErp', {}, { actor: SUPPORT });
  await eventually(async () => (await pushOf(orderId)).status === 'SYNCED');
  await world.ended(orderId);
  expect((await world.story(orderId)).at(-1)).toBe('ErpPushRequested');
});

test('two notes in one breath are two messages, each with its own words', async () => {
  const orderId = await world.place(QUICK_POLICY);
  const note = (noteId: string, body: string) =>
    world.update(orderId, 'addNote', { noteId, body, visibility: 'customer' }, { actor: SUPPORT });
  await Promise.all([note('n1', 'We call you at nine.'), note('n2', 'Bring your invoice.')]);
  await eventually(async () => {
    const sent = { orderId, kind: 'noteAdded', status: 'SENT' };
    return (await world.prisma.notification.count({ where: sent })) === 2;
  });
  const words = [...world.vendors.emails].filter(([id]) => id.startsWith(orderId)).map(([, text]) => text);
  expect(words.filter((text) => text.startsWith('We call you at nine.'))).toHaveLength(1);
  expect(words.filter((text) => text.startsWith('Bring your invoice.'))).toHaveLength(1);
  await world.update(orderId, 'cancel', { reason: 'Done' }, { actor: SUPPORT });
  await world.ended(orderId);
});
