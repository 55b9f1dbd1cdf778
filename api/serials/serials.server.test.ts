import type { AdminOrderJson } from '../schema/admin';
import type { OrderJson, ShipmentJson, TrackingJson } from '../schema/order';
import { imeiOf } from '../../domain/testing/serials';
import { startStack, type Answer, type Stack } from '../../test/world/stack';
import { orderOf } from '../testing/apiUnderTest';

/** A shop whose packers scan what they pack: real workflow, real worker, a simulated courier. */
let stack: Stack;
let tokens: Readonly<Record<'mina' | 'rahim' | 'packer' | 'other' | 'agent' | 'finance', string>>;
beforeAll(async () => {
  // Orders are left where a command brought them, and parcels with them.
  stack = await startStack({ SANDBOX_SPEED: '0.005' }, {}, { mayStayOpen: true });
  tokens = {
    mina: await stack.token('mina', 'customer'),
    rahim: await stack.token('rahim', 'customer'),
    packer: await stack.token('kamal', 'warehouse'),
    other: await stack.token('jamal', 'warehouse'),
    agent: await stack.token('nadia', 'support'),
    finance: await stack.token('farid', 'finance'),
  };
  const sold = { stocked: true, price: 250, currency: 'GBP' };
  const products = [
    { ...sold, sku: 'PHONE', name: 'Phone', serials: 'IMEI', warrantyMonths: 12 },
    { ...sold, sku: 'PHONE-OPEN', name: 'Phone, opened', serials: 'IMEI' },
    { ...sold, sku: 'LAPTOP', name: 'Laptop', serials: 'SERIAL' },
    { ...sold, sku: 'CABLE', name: 'Cable' },
  ];
  const { status } = await stack.call(tokens.packer, 'PUT', '/api/admin/products', { products });
  if (status !== 200) throw new Error(`The products were answered ${status}`);
  for (const { sku } of products) await stack.prisma.stock.create({ data: { sku, onHand: 1_000 } });
});
afterAll(() => stack.close());

let placed = 0;
async function confirmed(lines: Readonly<Record<string, number>>): Promise<string> {
  const { status, body } = await stack.call(
    tokens.mina,
    'POST',
    '/api/orders',
    orderOf(lines),
    `serials-${(placed += 1)}`,
  );
  expect(status).toBe(201);
  const { id } = body as OrderJson;
  await stack.eventually(tokens.mina, id, (order) => order.status === 'CONFIRMED');
  return id;
}

const path = (id: string): string => `/api/admin/orders/${id}`;
const pack = (id: string, values: readonly string[] | undefined, token = tokens.packer): Promise<Answer> =>
  stack.call(
    token,
    'POST',
    `${path(id)}/shipments/new/pack`,
    values && { serials: [{ lineId: '1', values }] },
  );
const cancel = async (id: string): Promise<void> => {
  await stack.call(tokens.agent, 'POST', `${path(id)}/cancel`, { reason: 'Called in' });
  await stack.eventually(tokens.agent, id, ({ status }) => status === 'CANCELLED');
};
const look = (value: string, token = tokens.finance): Promise<Answer> =>
  stack.call(token, 'GET', `/api/admin/serials/${encodeURIComponent(value)}`);
const numberOf = async (id: string): Promise<string> =>
  (await stack.prisma.order.findUniqueOrThrow({ where: { id } })).number;
const parcelsOf = async (token: string, id: string): Promise<readonly ShipmentJson[]> =>
  ((await stack.call(token, 'GET', `/api/orders/${id}/tracking`)).body as TrackingJson).shipments;

let pieces = 0;
const imei = (): string => imeiOf((pieces += 1));

test('a phone isn’t packed without its IMEI, which is checked, kept, and shown to its customer once it has left', async () => {
  const id = await confirmed({ PHONE: 2 });
  expect(await pack(id, undefined)).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/serials', detail: expect.stringMatching(/2 packed, 0 scanned/) }] },
  });
  const [one, two] = [imei(), imei()];
  expect(await pack(id, [one, two.slice(1)])).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/serials/0/values/1' }] },
  });
  expect(await stack.prisma.serial.count({ where: { orderId: id } })).toBe(0);

  const answer = await pack(id, [one, `${two.slice(0, 8)} ${two.slice(8)}`]);
  const serials = [{ lineId: '1', kind: 'IMEI', values: [one, two], warrantyUntil: null }];
  expect(answer).toMatchObject({
    status: 200,
    body: { shipments: [{ serials }], lines: [{ serials: 'IMEI' }] },
  });
  expect((await parcelsOf(tokens.mina, id)).map((parcel) => parcel.serials)).toEqual([[]]);

  await stack.eventually(tokens.agent, id, ({ status }) => status === 'READY');
  const [parcel] = (answer.body as AdminOrderJson).shipments;
  const way = `${path(id)}/shipments/${parcel?.id}`;
  expect(await stack.call(tokens.packer, 'POST', `${way}/hand-over`)).toMatchObject({ status: 200 });
  expect(await parcelsOf(tokens.mina, id)).toMatchObject([{ serials }]);
  await warrantyIsToldOf(one, id, way);
});

/** Of a delivered piece, to whoever knows its number and phone, and to nobody else. */
async function warrantyIsToldOf(serial: string, id: string, way: string): Promise<void> {
  const ask = (query: string): Promise<Answer> => stack.call('', 'GET', `/api/warranty?${query}`);
  const right = `serial=${serial}&phone=01712345678`;
  const nothing = await ask(right);
  expect(nothing).toMatchObject({ status: 404 });
  expect(await stack.call(tokens.packer, 'POST', `${way}/deliver`, { proof: 'Signed' })).toMatchObject({
    status: 200,
  });
  const { body } = await ask(right);
  expect(body).toMatchObject({ product: 'Phone', serial, warrantyMonths: 12 });
  const { deliveredAt, warrantyUntil } = body as { deliveredAt: string; warrantyUntil: string };
  expect(Number(warrantyUntil.slice(0, 4)) - Number(deliveredAt.slice(0, 4))).toBe(1);
  expect(await parcelsOf(tokens.mina, id)).toMatchObject([{ serials: [{ warrantyUntil }] }]);
  const told = ({ status, body: problem }: Answer) => {
    const { title, detail, type } = problem as Readonly<Record<string, string>>;
    return { status, title, detail, type };
  };
  for (const query of [
    `serial=${serial}&phone=01799999999`,
    `serial=${imei()}&phone=01712345678`,
    `serial=${serial}&phone=x`,
  ])
    expect(told(await ask(query))).toEqual(told(nothing));
}

test('of two packers who scan one piece at once, one has it, and the other is told in which order it is', async () => {
  const orders = [await confirmed({ PHONE: 1 }), await confirmed({ PHONE: 1 })] as const;
  const piece = imei();
  const answers = await Promise.all([pack(orders[0], [piece]), pack(orders[1], [piece], tokens.other)]);
  expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409]);
  const winner = answers[0].status === 200 ? orders[0] : orders[1];
  const loser = winner === orders[0] ? orders[1] : orders[0];
  expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
    type: 'https://throughline.dev/problems/serial-taken',
    detail: `The IMEI ${piece} lies in a parcel of order ${await numberOf(winner)} already.`,
    allowedActions: expect.arrayContaining(['pack']),
  });
  const { status, shipments } = (await stack.call(tokens.agent, 'GET', path(loser))).body as AdminOrderJson;
  expect([status, shipments]).toEqual(['CONFIRMED', []]);
  expect(await stack.prisma.serial.findMany({ where: { value: piece } })).toMatchObject([
    { orderId: winner },
  ]);

  await cancel(winner);
  expect(await look(piece)).toMatchObject({ body: { parcel: null, condition: 'NEW' } });
  expect(await pack(loser, [piece])).toMatchObject({ status: 200 });
  const { body } = await look(piece);
  expect(body).toMatchObject({
    ...{ kind: 'IMEI', value: piece, sku: 'PHONE', name: 'Phone' },
    parcel: { order: { id: loser }, deliveredAt: null },
    moves: [
      { step: 'PACKED', order: { id: winner } },
      { step: 'FREED', order: { id: winner }, by: 'throughline' },
      { step: 'PACKED', order: { id: loser }, by: 'kamal' },
    ],
  });
});

test('a piece of another product is refused where the shop knows it, and a parcel of many pieces as a whole', async () => {
  const [known, free] = [imei(), imei()];
  const list = (sku: string, values: readonly string[], token = tokens.packer): Promise<Answer> =>
    stack.call(token, 'POST', '/api/admin/serials', { sku, values });
  expect(await list('PHONE-OPEN', [known])).toMatchObject({ status: 200, body: { listed: 1, known: 0 } });
  expect(await list('PHONE-OPEN', [known])).toMatchObject({ status: 200, body: { listed: 0, known: 1 } });
  expect(await list('PHONE', [free, known])).toMatchObject({
    status: 409,
    body: {
      errors: [{ pointer: '/values/1', detail: expect.stringMatching(/of another product: PHONE-OPEN/) }],
    },
  });
  expect(await look(free)).toMatchObject({ status: 404 });
  expect(await list('PHONE', [free, '123', free])).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/values/1' }, { pointer: '/values/2' }] },
  });
  expect(await list('CABLE', [free])).toMatchObject({ status: 422, body: { errors: [{ pointer: '/sku' }] } });
  expect(await list('PHONE', [free], tokens.agent)).toMatchObject({ status: 403 });

  const id = await confirmed({ PHONE: 2 });
  const check = (value: string): Promise<Answer> =>
    stack.call(tokens.packer, 'GET', `${path(id)}/serials/check?lineId=1&value=${value}`);
  expect(await check(free)).toMatchObject({ status: 200, body: { value: free, fault: null } });
  expect(await check(known)).toMatchObject({ body: { fault: { code: 'FOREIGN', sku: 'PHONE-OPEN' } } });
  expect(await check('12345')).toMatchObject({ body: { fault: { code: 'IMEI_LENGTH' } } });
  const answer = await pack(id, [free, known]);
  expect(answer).toMatchObject({
    status: 409,
    body: { type: 'https://throughline.dev/problems/serial-foreign' },
  });
  expect(await look(free)).toMatchObject({ status: 404 });
  const byStatus = { status: 'READY', serials: [{ lineId: '1', values: [free, imei()] }] };
  expect(await stack.call(tokens.packer, 'PUT', `${path(id)}/status`, byStatus)).toMatchObject({
    status: 200,
  });
  expect(await check(free)).toMatchObject({
    body: { fault: { code: 'TAKEN', order: { id, number: await numberOf(id) } } },
  });
});

test('a piece that was with a customer is sold again as an opened one, and as nothing else', async () => {
  const id = await confirmed({ PHONE: 1 });
  const piece = imei();
  const packed = (await pack(id, [piece])).body as AdminOrderJson;
  const open = (sku: string, token = tokens.packer): Promise<Answer> =>
    stack.call(token, 'POST', `/api/admin/serials/${piece}/open-box`, { sku });
  expect(await open('PHONE-OPEN')).toMatchObject({
    status: 409,
    body: { detail: expect.stringMatching(/is not back/) },
  });
  await stack.eventually(tokens.agent, id, ({ status }) => status === 'READY');
  const way = `${path(id)}/shipments/${packed.shipments[0]?.id}`;
  await stack.call(tokens.packer, 'POST', `${way}/hand-over`);
  await stack.call(tokens.packer, 'POST', `${way}/deliver`, { proof: 'Signed' });
  for (const sku of ['PHONE', 'LAPTOP', 'CABLE', 'NONE'])
    expect(await open(sku)).toMatchObject({ status: 422, body: { errors: [{ pointer: '/sku' }] } });
  expect(await open('PHONE-OPEN', tokens.agent)).toMatchObject({ status: 403 });
  const opened = { status: 200, body: { sku: 'PHONE-OPEN', condition: 'OPEN_BOX', parcel: null } };
  expect(await open('PHONE-OPEN')).toMatchObject(opened);
  expect(await open('PHONE-OPEN')).toMatchObject(opened);
  expect(((await look(piece)).body as { moves: unknown[] }).moves).toHaveLength(2);

  expect(await pack(await confirmed({ PHONE: 1 }), [piece])).toMatchObject({
    status: 409,
    body: { type: 'https://throughline.dev/problems/serial-foreign' },
  });
  expect(await pack(await confirmed({ 'PHONE-OPEN': 1 }), [piece])).toMatchObject({ status: 200 });
});

test('a phone is not packed once the register said that it is not registered, until it says otherwise', async () => {
  const piece = imei();
  const note = (result: string, { value = piece, token = tokens.packer } = {}): Promise<Answer> =>
    stack.call(token, 'POST', `/api/admin/serials/${value}/register-checks`, { result, answer: 'Bad set' });
  expect(await note('REGISTERED')).toMatchObject({ status: 404 });
  await stack.call(tokens.packer, 'POST', '/api/admin/serials', { sku: 'PHONE', values: [piece] });
  expect(await note('REGISTERED', { token: tokens.agent })).toMatchObject({ status: 403 });
  expect(await note('LOST')).toMatchObject({ status: 422, body: { errors: [{ pointer: '/result' }] } });
  expect(await note('REGISTERED', { value: piece.slice(1) })).toMatchObject({ status: 422 });
  expect(await note('NOT_REGISTERED')).toMatchObject({ status: 200, body: { register: 'NOT_REGISTERED' } });
  expect(await note('NOT_REGISTERED')).toMatchObject({ status: 200 });

  const id = await confirmed({ PHONE: 1 });
  const scan = `/api/admin/orders/${id}/serials/check?lineId=1&value=${piece}`;
  expect(await stack.call(tokens.packer, 'GET', scan)).toMatchObject({
    body: { fault: { code: 'UNREGISTERED' } },
  });
  expect(await pack(id, [piece])).toMatchObject({
    status: 409,
    body: {
      type: 'https://throughline.dev/problems/serial-unregistered',
      detail: `The IMEI ${piece} is not registered: its phone may not be sold.`,
    },
  });
  expect(await note('REGISTERED')).toMatchObject({ status: 200, body: { register: 'REGISTERED' } });
  expect(await pack(id, [piece])).toMatchObject({ status: 200 });
  const { body } = await look(piece);
  expect((body as { moves: object[] }).moves).toMatchObject([
    { step: 'LISTED', note: null },
    { step: 'NOT_REGISTERED', note: 'Bad set' },
    { step: 'REGISTERED' },
    { step: 'PACKED' },
  ]);
});

test('what a product asks for later touches no order that was placed before', async () => {
  const id = await confirmed({ CABLE: 1 });
  await stack.prisma.product.update({ where: { sku: 'CABLE' }, data: { serials: 'SERIAL' } });
  const later = await confirmed({ CABLE: 1 });
  await stack.prisma.product.update({ where: { sku: 'CABLE' }, data: { serials: 'NONE' } });
  expect(await pack(id, ['SN-1'])).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/serials/0/lineId' }] },
  });
  expect(await pack(id, undefined)).toMatchObject({ status: 200 });
  expect(await pack(later, undefined)).toMatchObject({ status: 422 });
  expect(await pack(later, ['sn-1'])).toMatchObject({
    body: { shipments: [{ serials: [{ kind: 'SERIAL', values: ['SN-1'] }] }] },
  });
});
