import type { OrderJson } from '../schema/order';
import type { AdminOrderJson } from '../schema/admin';
import type { PackingListJson } from '../schema/stock/packing';
import { readBacklog } from '../../observability/metrics/backlog';
import { imeiOf } from '../../domain/testing/serials';
import { startStack, type Answer, type Stack } from '../../test/world/stack';
import { orderOf } from '../testing/apiUnderTest';

/** A shop with two warehouses: real workflow, real worker, a simulated courier. */
let stack: Stack;
let tokens: Readonly<Record<'mina' | 'packer' | 'agent' | 'finance', string>>;
beforeAll(async () => {
  // Orders are left where a command brought them, and parcels with them.
  stack = await startStack({ SANDBOX_SPEED: '0.005' }, {}, { mayStayOpen: true });
  tokens = {
    mina: await stack.token('mina', 'customer'),
    packer: await stack.token('kamal', 'warehouse'),
    agent: await stack.token('nadia', 'support'),
    finance: await stack.token('farid', 'finance'),
  };
  const sold = { stocked: true, price: 250, currency: 'GBP' };
  const products = [
    { ...sold, sku: 'MUG', name: 'Mug', weightGrams: 300, metadata: { gtin: '8690504012345' } },
    { ...sold, sku: 'PHONE', name: 'Phone', serials: 'IMEI', weightGrams: 200 },
    { ...sold, sku: 'NORTHERN', name: 'Lamp', weightGrams: 900 },
  ];
  const { status } = await stack.call(tokens.packer, 'PUT', '/api/admin/products', { products });
  if (status !== 200) throw new Error(`The products were answered ${status}`);
  await stack.prisma.warehouse.create({ data: { code: 'north', name: 'North', rank: 1 } });
  for (const sku of ['MUG', 'PHONE']) await stack.prisma.stock.create({ data: { sku, onHand: 1_000 } });
  await stack.prisma.stock.create({ data: { sku: 'NORTHERN', warehouse: 'north', onHand: 50 } });
});
afterAll(() => stack.close());

let placed = 0;
async function confirmed(lines: Readonly<Record<string, number>>): Promise<OrderJson> {
  const key = `packing-${(placed += 1)}`;
  const { status, body } = await stack.call(tokens.mina, 'POST', '/api/orders', orderOf(lines), key);
  expect(status).toBe(201);
  const order = body as OrderJson;
  await stack.eventually(tokens.mina, order.id, (one) => one.status === 'CONFIRMED');
  return order;
}

const list = (query: string, token = tokens.packer): Promise<Answer> =>
  stack.call(token, 'GET', `/api/admin/packing?${query}`);
const listed = async (query: string): Promise<PackingListJson> => (await list(query)).body as PackingListJson;
const pack = (id: string, body: object): Promise<Answer> =>
  stack.call(tokens.packer, 'POST', `/api/admin/orders/${id}/shipments/new/pack`, body);
const idsOf = ({ items }: PackingListJson): readonly string[] => items.map(({ id }) => id);

test('a warehouse is told what it has to pack, what is to leave first first, page by page', async () => {
  const [first, second, both] = [
    await confirmed({ MUG: 2 }),
    await confirmed({ PHONE: 1 }),
    await confirmed({ MUG: 1, NORTHERN: 2 }),
  ];
  await stack.prisma.promisedParcel.createMany({
    data: [
      { orderId: both.id, warehouse: 'main', leavesOn: new Date('2020-01-02') },
      { orderId: second.id, warehouse: 'main', leavesOn: new Date('2020-01-01') },
    ],
  });
  const all = await listed('warehouse=main');
  expect(idsOf(all)).toEqual([second.id, both.id, first.id]);
  expect(all.items).toMatchObject([
    {
      ...{ number: second.number, due: 'LATE', leavesOn: '2020-01-01', serialsRequired: true },
      lines: [{ id: '1', sku: 'PHONE', name: 'Phone', serials: 'IMEI', quantity: 1, barcode: null }],
    },
    { due: 'LATE', weightGrams: 300, lines: [{ sku: 'MUG', quantity: 1, barcode: '8690504012345' }] },
    { due: null, leavesOn: null, picking: false, weightGrams: 600, recipient: 'Mina Rahman' },
  ]);
  expect(await listed('warehouse=north')).toMatchObject({
    items: [{ id: both.id, weightGrams: 1_800, lines: [{ sku: 'NORTHERN', quantity: 2 }] }],
  });
  const one = await listed('warehouse=main&limit=2');
  const two = await listed(`warehouse=main&limit=2&cursor=${one.nextCursor}`);
  expect([idsOf(one), idsOf(two), two.nextCursor]).toEqual([[second.id, both.id], [first.id], null]);

  for (const [scan, found] of [
    [first.number.toLowerCase(), [first.id]],
    ['phone', [second.id]],
    ['8690504012345', [both.id, first.id]],
    ['nothing', []],
  ] as const)
    expect(idsOf(await listed(`warehouse=main&scan=${scan}`))).toEqual(found);

  // What is packed in one warehouse is still to be packed in the other.
  await pack(both.id, { warehouse: 'main' });
  expect(idsOf(await listed('warehouse=main'))).toEqual([second.id, first.id]);
  expect(await listed('warehouse=main')).toMatchObject({ packedToday: 1 });
  expect(idsOf(await listed('warehouse=north'))).toEqual([both.id]);
  const hold = { blocks: ['release'], notes: 'Call them first' };
  expect((await stack.call(tokens.agent, 'POST', `/api/admin/orders/${first.id}/holds`, hold)).status).toBe(
    200,
  );
  expect(idsOf(await listed('warehouse=main'))).toEqual([second.id]);
  const { toPack, packed } = await readBacklog(stack.prisma, false);
  expect([[...toPack].toSorted(([one], [other]) => one.localeCompare(other)), [...packed]]).toEqual([
    [
      ['main', 1],
      ['north', 1],
    ],
    [['main', 1]],
  ]);
});

test('what is asked wrongly is named, and customers are told nothing', async () => {
  expect(await list('')).toMatchObject({ status: 422, body: { errors: [{ parameter: 'warehouse' }] } });
  expect(await list('warehouse=moon')).toMatchObject({
    status: 422,
    body: { errors: [{ parameter: 'warehouse', detail: 'There is no warehouse "moon".' }] },
  });
  expect(await list('warehouse=main&cursor=abc')).toMatchObject({
    status: 422,
    body: { errors: [{ parameter: 'cursor' }] },
  });
  expect(await list('warehouse=main', tokens.mina)).toMatchObject({ status: 403 });
});

const SMALL = { code: 'S', name: 'Small', inner: { length: 200, width: 150, height: 100 }, weightGrams: 90 };
const TUBE = { code: 'tube-60', name: 'Tube', inner: { length: 600, width: 80, height: 80 }, weightGrams: 0 };
const setBoxes = (items: unknown, token = tokens.packer): Promise<Answer> =>
  stack.call(token, 'PUT', '/api/admin/boxes', { items });
const boxes = async (): Promise<unknown> =>
  (await stack.call(tokens.finance, 'GET', '/api/admin/boxes')).body;

test('a shop has a list of boxes, which is set as a whole', async () => {
  expect(await setBoxes([SMALL, TUBE])).toMatchObject({ status: 200, body: { items: [SMALL, TUBE] } });
  expect(await setBoxes([TUBE, { ...SMALL, name: 'Little' }])).toMatchObject({ status: 200 });
  expect(await boxes()).toEqual({ items: [TUBE, { ...SMALL, name: 'Little' }] });
  for (const [items, pointer] of [
    [[SMALL, { ...TUBE, code: 'S' }], '/items/1/code'],
    [[{ ...SMALL, code: 'a box' }], '/items/0/code'],
    [[{ ...SMALL, weightGrams: -1 }], '/items/0/weightGrams'],
    [[{ ...SMALL, inner: { ...SMALL.inner, width: 0 } }], '/items/0/inner/width'],
  ] as const)
    expect(await setBoxes(items)).toMatchObject({ status: 422, body: { errors: [{ pointer }] } });
  expect(await setBoxes([], tokens.finance)).toMatchObject({ status: 403 });
  expect(await boxes()).toEqual({ items: [TUBE, { ...SMALL, name: 'Little' }] });
  await setBoxes([SMALL]);
  expect(await boxes()).toEqual({ items: [SMALL] });
});

test('a parcel keeps its weight and its box, and the courier is told', async () => {
  await setBoxes([SMALL]);
  const { id } = await confirmed({ MUG: 2 });
  for (const [said, pointer] of [
    [{ weightGrams: 0 }, '/weightGrams'],
    [{ weightGrams: 100_001 }, '/weightGrams'],
    [{ weightGrams: 1.5 }, '/weightGrams'],
    [{ box: 'tube-60' }, '/box'],
    [{ box: 'a box' }, '/box'],
  ] as const)
    expect(await pack(id, said)).toMatchObject({ status: 422, body: { errors: [{ pointer }] } });
  expect(await stack.prisma.shipment.count({ where: { orderId: id } })).toBe(0);
  const { status, body } = await pack(id, { weightGrams: 1_234, box: 'S' });
  expect([status, (body as AdminOrderJson).shipments]).toMatchObject([
    200,
    [{ weightGrams: 1_234, box: 'S' }],
  ]);
  const { body: theirs } = await stack.call(tokens.mina, 'GET', `/api/orders/${id}`);
  expect((theirs as OrderJson).shipments).toMatchObject([{ weightGrams: null, box: null }]);
  // A box that the shop has no more stays that of its parcels.
  await setBoxes([]);
  const read = await stack.call(tokens.agent, 'GET', `/api/admin/orders/${id}`);
  expect((read.body as AdminOrderJson).shipments).toMatchObject([{ box: 'S' }]);
});

test('one weight is not said of two parcels', async () => {
  await setBoxes([SMALL]);
  const { id } = await confirmed({ PHONE: 1, NORTHERN: 1 });
  const serials = [{ lineId: '1', values: [imeiOf(1)] }];
  const both = await pack(id, { serials, weightGrams: 500, box: 'S' });
  expect(both).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/weightGrams' }, { pointer: '/box' }] },
  });
  expect((await pack(id, { warehouse: 'north', weightGrams: 950 })).status).toBe(200);
  expect((await pack(id, { warehouse: 'main', serials, weightGrams: 280, box: 'S' })).status).toBe(200);
  const parcels = await stack.prisma.shipment.findMany({ where: { orderId: id }, orderBy: { id: 'asc' } });
  expect(parcels).toMatchObject([
    { warehouse: 'north', weightGrams: 950, box: null },
    { warehouse: 'main', weightGrams: 280, box: 'S' },
  ]);
});

test('a weight that the courier refuses is corrected, and the parcel booked with it', async () => {
  const { id } = await confirmed({ MUG: 1 });
  const weigh = (parcelId: string, body: object): Promise<Answer> =>
    stack.call(tokens.packer, 'PUT', `/api/admin/orders/${id}/shipments/${parcelId}/weight`, body);
  const { body } = await pack(id, { weightGrams: 32_000 });
  const parcelId = (body as AdminOrderJson).shipments[0]?.id ?? '';
  await stack.eventually(tokens.agent, id, ({ holds }) => holds.some(({ key }) => key === 'COURIER'));
  expect(await weigh(parcelId, {})).toMatchObject({ status: 422 });
  expect(await weigh(parcelId, { weightGrams: 0 })).toMatchObject({
    ...{ status: 422, body: { errors: [{ pointer: '/weightGrams' }] } },
  });
  expect(await weigh(parcelId, { box: 'none' })).toMatchObject({
    ...{ status: 422, body: { errors: [{ pointer: '/box' }] } },
  });
  expect(await weigh('other', { weightGrams: 5 })).toMatchObject({ status: 404 });
  const weighed = await weigh(parcelId, { weightGrams: 3_200 });
  expect([weighed.status, (weighed.body as AdminOrderJson).shipments]).toMatchObject([
    200,
    [{ weightGrams: 3_200, consignmentId: null, error: 'weight' }],
  ]);
  const release = { reason: 'COURIER' };
  expect((await stack.call(tokens.packer, 'POST', `/api/admin/orders/${id}/release`, release)).status).toBe(
    200,
  );
  await stack.eventually(tokens.agent, id, ({ status }) => status === 'READY');
  // What its courier has been told is not changed any more.
  expect(await weigh(parcelId, { weightGrams: 5 })).toMatchObject({ status: 409 });
  expect(await stack.prisma.shipment.findUniqueOrThrow({ where: { id: parcelId } })).toMatchObject({
    ...{ weightGrams: 3_200, status: 'BOOKED' },
  });
});
