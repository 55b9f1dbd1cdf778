import type { AdminOrderJson } from '../schema/admin';
import type { OrderSummaryJson, TimelineEntryJson } from '../schema/order';
import { startStack, type Stack } from '../../test/world/stack';
import { confirmedMugs, sellMugs } from '../testing/mugShop';

/** Corrections of running orders: real workflow, real worker, a simulated courier. */
let stack: Stack;
let tokens: Readonly<Record<'mina' | 'rahim' | 'agent' | 'packer' | 'finance', string>>;
beforeAll(async () => {
  // Orders are left where a command brought them, and parcels with them.
  stack = await startStack({ SANDBOX_SPEED: '0.005' }, {}, { mayStayOpen: true });
  tokens = {
    mina: await stack.token('mina', 'customer'),
    rahim: await stack.token('rahim', 'customer'),
    agent: await stack.token('nadia', 'support'),
    packer: await stack.token('kamal', 'warehouse'),
    finance: await stack.token('farid', 'finance'),
  };
  await sellMugs(stack);
});
afterAll(() => stack.close());

const confirmed = (key: string): Promise<string> => confirmedMugs(stack, { token: tokens.mina, key });

const path = (id: string): string => `/api/admin/orders/${id}`;
const correct = (id: string, shippingAddress: object, token = tokens.agent, key?: string) =>
  stack.call(token, 'POST', `${path(id)}/correct-delivery`, { shippingAddress, reason: 'Called' }, key);

async function found(q: string): Promise<readonly string[]> {
  const { body } = await stack.call(tokens.agent, 'GET', `/api/admin/orders?q=${encodeURIComponent(q)}`);
  return (body as { items: OrderSummaryJson[] }).items.map(({ id }) => id);
}

/** How a reader is told of the order's corrections. */
async function toldOf(token: string, orderPath: string): Promise<readonly TimelineEntryJson[]> {
  const { body } = await stack.call(token, 'GET', `${orderPath}/timeline`);
  const { items } = body as { items: TimelineEntryJson[] };
  return items.filter(({ type }) => type === 'DeliveryCorrected');
}

test('a correction is the order’s address from then on, for lists, searches, history and ERP; the account stays', async () => {
  const id = await confirmed('correct');
  const customer = await stack.prisma.customer.findUniqueOrThrow({ where: { id: 'mina' } });
  const before = await stack.call(tokens.agent, 'GET', path(id));
  const asked = { name: ' Salma  Akter', phone: '০১৮১১-৯৯৯ ৯৯২', line2: 'Flat 3B' };
  const shippingAddress = {
    ...{ name: 'Salma Akter', phone: '+8801811999992', line1: '12 Lake Road', line2: 'Flat 3B' },
    ...{ city: 'Dhaka', postcode: '1205', country: 'BD' },
  };
  const answer = await correct(id, asked);
  expect(answer).toMatchObject({
    status: 200,
    body: { id, shippingAddress, customer: { name: customer.name, phone: customer.phone } },
  });
  expect(answer.headers.get('etag')).not.toBe(before.headers.get('etag'));
  expect((answer.body as AdminOrderJson).risk?.correctedSince).toEqual(['name', 'phone', 'line2']);
  for (const words of ['Salma', '01811 999 992', '+8801811999992']) expect(await found(words)).toEqual([id]);
  expect(await stack.prisma.customer.findUniqueOrThrow({ where: { id: 'mina' } })).toEqual(customer);
  const { wantedVersion } = await stack.prisma.erpPush.findUniqueOrThrow({ where: { orderId: id } });
  expect(wantedVersion).toBe((answer.body as AdminOrderJson).version);

  const [staff] = await toldOf(tokens.agent, path(id));
  expect(staff).toMatchObject({
    actor: { id: 'nadia', role: 'support' },
    data: {
      ...{ corrected: ['name', 'phone', 'line2'], reason: 'Called' },
      changes: {
        name: { before: 'Mina Rahman', after: 'Salma Akter' },
        phone: { before: '+8801712345678', after: '+8801811999992' },
        line2: { before: null, after: 'Flat 3B' },
      },
    },
  });
  const [customers] = await toldOf(tokens.mina, `/api/orders/${id}`);
  expect(customers).toMatchObject({ actor: { id: 'shop', role: 'staff' } });
  expect(customers?.data).toEqual({
    corrected: ['name', 'phone', 'line2'],
    version: expect.any(Number),
  });
  const events = await stack.prisma.orderEvent.findMany({ where: { orderId: id } });
  expect(JSON.stringify(events)).not.toMatch(/Salma|999992|Flat 3B/);
});

test.each([
  [{ phone: 'call me' }, '/shippingAddress/phone', /no phone number in Bangladesh/],
  [{ phone: '(02) 955-1234' }, '/shippingAddress/phone', /The courier calls mobile numbers/],
  [{ phone: '+44 7700 900123' }, '/shippingAddress/phone', /The courier calls mobile numbers/],
  [{ name: '' }, '/shippingAddress/name', /./],
  [{ city: 'Khulna' }, '/shippingAddress/city', /sorts the parcel by its city/],
  [{ phone: '01811000002', postcode: '9000' }, '/shippingAddress/postcode', /by its postcode/],
  [{ country: 'India' }, '/shippingAddress/country', /Where the shop ships to/],
])('%j is refused at its field, and nothing is written', async (asked, pointer, sentence) => {
  const id = await confirmed('refused');
  const { version } = await stack.prisma.order.findUniqueOrThrow({ where: { id } });
  expect(await correct(id, asked)).toMatchObject({
    status: 422,
    body: { errors: [{ pointer, detail: expect.stringMatching(sentence) }] },
  });
  expect(await stack.prisma.order.findUniqueOrThrow({ where: { id } })).toMatchObject({ version });
});

test('support and the warehouse correct; customers, finance and another’s order are refused as everywhere', async () => {
  const id = await confirmed('roles');
  const name = (text: string) => ({ name: text });
  expect(await correct(id, name('One'), tokens.packer)).toMatchObject({ status: 200 });
  for (const token of [tokens.mina, tokens.rahim, tokens.finance])
    expect(await correct(id, name('Two'), token)).toMatchObject({ status: 403 });
  expect(await correct('ord_none', name('Two'))).toMatchObject({ status: 404 });
  const { body } = await stack.call(tokens.finance, 'GET', path(id));
  expect((body as AdminOrderJson).allowedActions).not.toContain('correctDelivery');
});

test('a repeat gets the same answer, and is recorded once; what differs in nothing is refused', async () => {
  const id = await confirmed('repeat');
  const once = () => correct(id, { name: 'Salma Akter' }, tokens.agent, 'correct-once');
  expect(await once()).toMatchObject({ status: 200 });
  expect(await once()).toMatchObject({ status: 200 });
  expect(await toldOf(tokens.agent, path(id))).toHaveLength(1);
  expect(await correct(id, { name: 'Salma Akter' })).toMatchObject({
    status: 422,
    body: { detail: 'Nothing in it differs from what the order has.' },
  });
});

test('what the courier refused is corrected and booked again; once it is booked, the courier has to be asked', async () => {
  const id = await confirmed('courier');
  // As it was stored before couriers' needs were asked at placement.
  await stack.prisma.$executeRaw`UPDATE orders
    SET shipping_address = shipping_address || '{"phone": "01211000001"}'::jsonb WHERE id = ${id}`;
  await stack.call(tokens.packer, 'POST', `${path(id)}/shipments/new/pack`);
  const held = await stack.eventually(tokens.agent, id, ({ holds }) => holds.length > 0);
  expect(held).toMatchObject({ holdReasons: ['COURIER'], shipments: [{ error: 'recipient_phone' }] });
  expect(held.allowedActions).toContain('correctDelivery');
  // What was wrong is still wrong.
  expect(await correct(id, { line1: '7 Hill Road' })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/shippingAddress/phone' }] },
  });
  const asked = { phone: '01811 000 002', line1: '7 Hill Road' };
  expect(await correct(id, asked, tokens.packer)).toMatchObject({
    status: 200,
    body: { holdReasons: ['COURIER'], shippingAddress: { phone: '+8801811000002', line1: '7 Hill Road' } },
  });
  await stack.call(tokens.packer, 'DELETE', `${path(id)}/holds/COURIER`);
  await stack.eventually(tokens.agent, id, ({ status }) => status === 'READY');
  const { consignments } = await stack.ledgerOf(id);
  expect(consignments).toMatchObject([
    { recipientPhone: '01811000002', recipientAddress: '7 Hill Road, Dhaka, 1205, Bangladesh' },
  ]);
  expect(await correct(id, { name: 'Too late' })).toMatchObject({
    status: 409,
    body: {
      detail: expect.stringMatching(/is booked with the courier: have the courier change where it goes/),
      allowedActions: expect.arrayContaining(['cancel', 'handOver']),
    },
  });
});
