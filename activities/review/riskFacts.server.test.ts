import type { Prisma } from '../../prisma/client';
import { QUICK_POLICY, createOrderWorld, type OrderWorld } from '../../test/world/orderWorld';
import type { ActivityDeps } from '../deps';
import { gatherRiskFacts } from './riskFacts';

let world: OrderWorld;
beforeAll(async () => {
  world = await createOrderWorld();
  await world.stock('PHONE', 1_000);
});
afterAll(() => world.close());

const MINUTE_MS = 60_000;
const AT = Date.parse('2026-03-01T10:00:00.000Z');
const factsOf = (orderId: string) => gatherRiskFacts({ prisma: world.prisma } as ActivityDeps, orderId);

/** An order of a customer, placed that many minutes before the one in question. */
async function placed(
  customerId: string,
  minutesBefore: number,
  data: Prisma.OrderUpdateInput = {},
): Promise<string> {
  const orderId = await world.write(QUICK_POLICY);
  const guest = customerId.startsWith('guest');
  await world.prisma.customer.upsert({
    where: { id: customerId },
    create: { id: customerId, guest },
    update: {},
  });
  const createdAt = new Date(AT - minutesBefore * MINUTE_MS);
  await world.prisma.order.update({
    where: { id: orderId },
    data: { ...data, createdAt, customer: { connect: { id: customerId } } },
  });
  return orderId;
}

test('a first order of a guest has nothing behind it, not even itself', async () => {
  expect(await factsOf(await placed('guest_1', 0))).toEqual({
    guest: true,
    deliveredOrders: 0,
    ordersLastHour: 0,
    countriesDiffer: false,
  });
});

test('earlier orders count when they were delivered, or placed within the hour before, and are the customer’s own', async () => {
  const deliveredAt = new Date(AT);
  await placed('mina', 10_000, { deliveredAt });
  await placed('mina', 9_000);
  await placed('mina', 59);
  await placed('mina', 30);
  await placed('mina', 61);
  await placed('mina', -5);
  await placed('omar', 10, { deliveredAt });
  expect(await factsOf(await placed('mina', 0))).toMatchObject({ deliveredOrders: 1, ordersLastHour: 2 });
});

test('two countries show; one, and no billing address, don’t', async () => {
  const billedTo = async (country: string) =>
    (await factsOf(await placed('nadia', 0, { billingAddress: { country } }))).countriesDiffer;
  expect(await billedTo('Nigeria')).toBe(true);
  expect(await billedTo('India')).toBe(true);
  for (const name of ['Bangladesh', 'BD', 'bangladesh', 'বাংলাদেশ', 'BGD'])
    expect([name, await billedTo(name)]).toEqual([name, false]);
});
