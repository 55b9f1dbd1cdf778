import type { OrderRefundsJson } from '../api/schema/money/refunds';
import type { OrderJson } from '../api/schema/order';
import { startStack, type Stack } from './world/stack';

let stack: Stack;
let buyer: string;
let staff: string;
let keys = 0;

const PRODUCTS = [
  { sku: 'PHONE', name: 'Phone', price: 20_000_00 },
  { sku: 'GLASS', name: 'Screen glass', price: 300_00 },
  { sku: 'CASE', name: 'Case', price: 500_00 },
  { sku: 'SET', name: 'Phone set', price: 20_000_00 },
];
const SHARES = [
  { sku: 'PHONE', quantity: 1, share: 19_990_00 },
  { sku: 'GLASS', quantity: 3, share: 10_00 },
  { sku: 'CASE', quantity: 1, share: 0 },
];

beforeAll(async () => {
  stack = await startStack(
    { ORDER_POLICY: 'demo' },
    { returns: { windowMs: 60_000 } },
    { mayStayOpen: true },
  );
  buyer = await stack.token('rahim', 'customer');
  staff = await stack.token('ayesha', 'admin');
  const products = PRODUCTS.map((one) => ({ ...one, currency: 'BDT' }));
  await stack.call(staff, 'PUT', '/api/admin/products', { products });
  for (const { sku } of SHARES)
    await stack.call(
      staff,
      'POST',
      `/api/admin/inventory/${sku}/adjustments`,
      { delta: 20, reason: 'x' },
      sku,
    );
  await stack.call(staff, 'PUT', '/api/admin/products/SET/bundle', { components: SHARES });
});
afterAll(() => stack.close());

async function place(quantity: number, token = 'pm_card_visa'): Promise<OrderJson> {
  const { status, body } = await stack.call(
    buyer,
    'POST',
    '/api/orders',
    {
      currency: 'BDT',
      lines: [{ sku: 'SET', quantity }],
      shippingAddress: {
        ...{ name: 'Rahim Uddin', line1: '12 Lake Road', city: 'Dhaka' },
        ...{ country: 'BD', phone: '01711-000001' },
      },
      payment: { method: 'card', token },
    },
    `set-${++keys}`,
  );
  expect(status).toBe(201);
  return body as OrderJson;
}

const reserved = async (): Promise<Record<string, number>> => {
  const rows = await stack.prisma.stock.findMany({ orderBy: { sku: 'asc' } });
  return Object.fromEntries(rows.map(({ sku, reserved: pieces }) => [sku, pieces]));
};

test('a bundle is delivered, and a part of it that comes back gives back its frozen share, all of it the price', async () => {
  const { id } = await place(1);
  const delivered = await stack.eventually(buyer, id, ({ status }) => status === 'DELIVERED');
  expect(delivered.lines.map(({ sku, quantity, unitPrice }) => [sku, quantity, unitPrice.amount])).toEqual([
    ['PHONE', 1, 19_990_00],
    ['GLASS', 1, 334],
    ['GLASS', 2, 333],
    ['CASE', 1, 0],
  ]);
  // What the shop asks for it from now on is nothing to this order.
  const dearer = {
    price: 30_000_00,
    components: SHARES.slice(0, 2).map(({ sku }) => ({ sku, quantity: 1 })),
  };
  expect((await stack.call(staff, 'PUT', '/api/admin/products/SET/bundle', dearer)).status).toBe(200);
  const refund = async (...lines: readonly { id: string; quantity: number }[]) => {
    const path = `/api/admin/orders/${id}/refunds`;
    return stack.call(staff, 'POST', path, { lines, reason: 'DAMAGED' }, `refund-${++keys}`);
  };
  expect((await refund({ id: '3', quantity: 1 })).status).toBe(200);
  expect((await refund({ id: '2', quantity: 1 }, { id: '3', quantity: 1 })).status).toBe(200);
  expect((await refund({ id: '1', quantity: 1 })).status).toBe(200);
  const given = await stack.eventually(buyer, id, ({ paymentStatus }) => paymentStatus === 'REFUNDED');
  expect(given.refunds.map(({ amount }) => amount.amount)).toEqual([333, 667, 19_990_00]);
  const { body } = await stack.call(staff, 'GET', `/api/admin/orders/${id}/refunds`);
  expect((body as OrderRefundsJson).left.amount).toBe(0);
  const back = { components: SHARES, price: 20_000_00 };
  expect((await stack.call(staff, 'PUT', '/api/admin/products/SET/bundle', back)).status).toBe(200);
});

test('an order of bundles that is cancelled gives every piece back', async () => {
  const before = await reserved();
  const { id } = await place(2, 'pm_card_chargeDeclined');
  expect(await reserved()).toEqual({
    ...before,
    ...{
      PHONE: (before['PHONE'] ?? 0) + 2,
      GLASS: (before['GLASS'] ?? 0) + 6,
      CASE: (before['CASE'] ?? 0) + 2,
    },
  });
  await stack.eventually(buyer, id, ({ status }) => status === 'PAYMENT_FAILED');
  const path = `/api/orders/${id}/cancel`;
  expect((await stack.call(buyer, 'POST', path, { reason: 'Too dear' }, 'cancel')).status).toBe(200);
  await stack.eventually(buyer, id, ({ status }) => status === 'CANCELLED');
  expect(await reserved()).toEqual(before);
  expect((await stack.call(staff, 'GET', '/api/admin/inventory/check')).body).toMatchObject({ items: [] });
});
