import { TELL_CUSTOMER_WORKFLOW, tellCustomerWorkflowId } from './messages';
import { QUICK_POLICY, SUPPORT, type OrderWorld } from '../test/world/orderWorld';
import { orderWorldOfFile } from '../test/world/orderWorldOfFile';

let world: OrderWorld;
orderWorldOfFile((opened) => (world = opened));

const tell = (orderId: string) =>
  world.client.workflow.execute(TELL_CUSTOMER_WORKFLOW, {
    ...{ workflowId: tellCustomerWorkflowId(orderId), taskQueue: world.taskQueue, args: [orderId] },
  });

async function late(orderId: string, latest: string): Promise<void> {
  const { prisma } = world;
  const days = {
    promisedLatest: new Date('2026-12-01'),
    earliest: new Date(latest),
    latest: new Date(latest),
  };
  const forecast = { ...days, state: 'LATE', at: new Date() };
  await prisma.promiseForecast.upsert({
    ...{ where: { orderId }, update: forecast, create: { orderId, ...forecast } },
  });
  await prisma.notification.create({
    data: { id: `${orderId}/late/sms`, orderId, kind: 'promiseLate', channel: 'sms', status: 'QUEUED' },
  });
}

test('a customer reads the new day, once, and the order’s history is none the longer', async () => {
  const orderId = await world.place(QUICK_POLICY);
  await world.eventually(orderId, ({ confirmedAt }) => confirmedAt !== undefined);
  const before = await world.story(orderId);
  await late(orderId, '2026-12-07');
  await tell(orderId);
  await tell(orderId);
  const sent = await world.prisma.notification.findUniqueOrThrow({ where: { id: `${orderId}/late/sms` } });
  expect(sent).toMatchObject({ status: 'SENT', attempts: 1 });
  expect(sent.text).toContain('arrives later than we promised, by 7 Dec 2026 as far as we know now.');
  expect(await world.story(orderId)).toEqual(before);
  await world.update(orderId, 'cancel', { reason: 'Late' }, { actor: SUPPORT });
  await world.ended(orderId);
});

test('nobody is told of a day for an order that is cancelled by then, and its place is free at once', async () => {
  const orderId = await world.write(QUICK_POLICY);
  const { prisma } = world;
  const leaves = [{ warehouse: 'main', day: '2026-11-30' }];
  const promise = JSON.stringify({ earliest: '2026-12-01', latest: '2026-12-01', because: [], leaves });
  await prisma.$executeRaw`
    UPDATE orders SET state = state || jsonb_build_object('promise', ${promise}::jsonb) WHERE id = ${orderId}`;
  await prisma.promisedParcel.create({
    data: { orderId, warehouse: 'main', leavesOn: new Date('2026-11-30') },
  });
  await world.start(orderId);
  await world.eventually(orderId, ({ confirmedAt }) => confirmedAt !== undefined);
  const places = () => prisma.promisedParcel.count({ where: { orderId } });
  expect(await places()).toBe(1);
  await world.update(orderId, 'cancel', { reason: 'Late' }, { actor: SUPPORT });
  expect(await places()).toBe(0);
  await world.ended(orderId);
  await late(orderId, '2026-12-07');
  await tell(orderId);
  const { status } = await prisma.notification.findUniqueOrThrow({ where: { id: `${orderId}/late/sms` } });
  expect(status).toBe('SUPPRESSED');
});
