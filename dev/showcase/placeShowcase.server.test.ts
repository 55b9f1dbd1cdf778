import type { OrderJson } from '../../api/schema/order';
import { seed } from '../../prisma/seed/seed';
import { startStack, type Stack } from '../../test/world/stack';
import { createApiClient } from '../replay/shop/apiClient';
import { DOORSTEP } from './doorstepOrders';
import { placeDoorstep } from './placeDoorstep';
import { placeShowcase } from './placeShowcase';

let stack: Stack;
beforeAll(async () => {
  // They wait for people.
  stack = await startStack({ ORDER_POLICY: 'demo', SANDBOX_SPEED: '1000' }, {}, { mayStayOpen: true });
  await seed(stack.prisma);
});
afterAll(() => stack.close());

const place = () => placeShowcase({ config: stack.config, tokenOf: ({ id, role }) => stack.token(id, role) });

test('among orders that are packed at once stand some that wait for people, each once', async () => {
  const shown = await place();
  expect(shown.filter(({ there }) => !there)).toEqual([]);
  const staff = await stack.token('ayesha', 'admin');
  const read = async (id: string) => (await stack.call(staff, 'GET', `/api/orders/${id}`)).body as OrderJson;
  const orders = await Promise.all(shown.map(({ id }) => read(id)));
  const found = orders.map(({ status, holdReasons }) => [status, ...holdReasons].join(' '));
  expect(found).toEqual(
    expect.arrayContaining(['CONFIRMED', 'PAYMENT_FAILED', 'CANCELLED', 'CONFIRMED MANUAL']),
  );
  expect(orders.some(({ holdReasons }) => holdReasons.includes('FRAUD_REVIEW'))).toBe(true);
  expect(orders.filter(({ allowedActions }) => allowedActions.includes('cancel')).length).toBeGreaterThan(2);
  expect(await stack.prisma.orderNote.count()).toBe(1);
  expect(await stack.prisma.refund.findMany()).toMatchObject([{ status: 'AWAITING_APPROVAL' }]);

  expect((await place()).map(({ id }) => id)).toEqual(shown.map(({ id }) => id));
  expect(await stack.prisma.order.count()).toBe(shown.length);
});

test('parcels are taken at the door or come back, and the courier hands over a part of what it collected', async () => {
  const clientOf = async (role: 'checkout' | 'finance') =>
    createApiClient({ apiUrl: stack.url, token: await stack.token('doorstep', role) });
  const [shop, office] = await Promise.all([clientOf('checkout'), clientOf('finance')]);
  const orders = DOORSTEP.slice(0, 10);
  const { lines, ok } = await placeDoorstep(shop, office, orders);
  expect([ok, ...lines]).toEqual([
    true,
    '  7 to pay at the door, 2 of them not taken (29 %)',
    '  3 paid by card, 0 of them not taken (0 %)',
    expect.stringMatching(/^ {2}[1-9]\d*\.00 BDT handed over by the courier, \d+\.00 BDT still with it$/),
  ]);
  const placed = await stack.prisma.order.count();
  expect((await placeDoorstep(shop, office, orders)).ok).toBe(true);
  expect(await stack.prisma.order.count()).toBe(placed);
});
