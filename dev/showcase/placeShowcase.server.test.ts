import type { OrderJson } from '../../api/schema/order';
import { seed } from '../../prisma/seed/seed';
import { startStack, type Stack } from '../../test/world/stack';
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
