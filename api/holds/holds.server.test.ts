import { eventually } from '../../test/world/eventually';
import { startStack, type Stack } from '../../test/world/stack';
import { confirmedMugs, sellMugs } from '../testing/mugShop';
import { stripeSigner } from '../../sandbox/stripe/routes';

/** Holds of a running order: real workflow, real worker, simulated vendors. */
let stack: Stack;
let tokens: {
  readonly mina: string;
  readonly agent: string;
  readonly packer: string;
  readonly finance: string;
};
beforeAll(async () => {
  // Orders are left where a command brought them.
  stack = await startStack({}, {}, { mayStayOpen: true });
  tokens = {
    mina: await stack.token('mina', 'customer'),
    agent: await stack.token('nadia', 'support'),
    packer: await stack.token('kamal', 'warehouse'),
    finance: await stack.token('farid', 'finance'),
  };
  await sellMugs(stack);
});
afterAll(() => stack.close());

const confirmed = (key: string): Promise<string> => confirmedMugs(stack, { token: tokens.mina, key });

test('of two holds one is released, and the other still blocks', async () => {
  const id = await confirmed('two');
  const path = `/api/admin/orders/${id}`;
  const put = (token: string, body: object) => stack.call(token, 'POST', `${path}/holds`, body);
  expect(await put(tokens.finance, { reason: 'MANUAL', key: 'price', notes: 'Check it' })).toMatchObject({
    status: 200,
    body: {
      holdReasons: ['MANUAL'],
      holds: [
        {
          ...{ key: 'price', blocks: ['release', 'hand-over'], owner: 'finance' },
          ...{ notes: 'Check it', mayRelease: true },
        },
      ],
    },
  });
  const twice = await put(tokens.agent, { notes: 'Once', note: 'Twice' });
  expect(twice).toMatchObject({ status: 422, body: { errors: [{ pointer: '/note' }] } });
  const second = await put(tokens.agent, { blocks: ['release'], note: 'By its earlier name' });
  expect(second).toMatchObject({
    status: 200,
    body: {
      holdReasons: ['MANUAL'],
      holds: [{ key: 'price' }, { key: expect.stringMatching(/^manual-\d+$/) }],
    },
  });
  const { holds } = second.body as { holds: { key: string; notes?: string }[] };
  expect(holds.map(({ notes }) => notes)).toEqual(['Check it', 'By its earlier name']);
  const key = holds[1]?.key ?? '';
  expect(await stack.call(tokens.mina, 'GET', `/api/orders/${id}`)).toMatchObject({
    body: { holds: [{ key: 'HELD', reason: 'HELD', blocks: [] }], holdReasons: ['HELD'] },
  });

  const pick = () => stack.call(tokens.packer, 'POST', `${path}/pick`);
  expect(await pick()).toMatchObject({ status: 409, body: { detail: `The order is held: price, ${key}.` } });
  const rows = () => stack.prisma.orderHold.findMany({ where: { orderId: id }, orderBy: { since: 'asc' } });
  expect(await rows()).toMatchObject([
    { key: 'price', reason: 'MANUAL', blocks: ['release', 'hand-over'], owner: 'finance', until: null },
    { key, blocks: ['release'], owner: 'support', until: null, defaultAction: null },
  ]);

  const release = (token: string, hold: string) => stack.call(token, 'DELETE', `${path}/holds/${hold}`);
  expect(await release(tokens.packer, 'price')).toMatchObject({ status: 403 });
  expect(await release(tokens.mina, 'price')).toMatchObject({ status: 403 });
  expect(await release(tokens.finance, 'price')).toMatchObject({
    status: 200,
    body: { holds: [{ key }] },
  });
  expect(await rows()).toMatchObject([{ key }]);
  expect(await pick()).toMatchObject({ status: 409, body: { detail: `The order is held: ${key}.` } });
  expect(await release(tokens.finance, 'price')).toMatchObject({
    status: 409,
    body: { detail: expect.stringContaining('no hold with the key price') },
  });
  expect(await release(tokens.agent, key)).toMatchObject({
    status: 200,
    body: { holds: [], holdReasons: [] },
  });
  expect(await rows()).toEqual([]);
  expect(await pick()).toMatchObject({ status: 200, body: { status: 'PROCESSING' } });
});

const soon = (ms: number): string => new Date(Date.now() + ms).toISOString();

test('a hold with an end is released at it, and who may not put one is told so', async () => {
  const id = await confirmed('ending');
  const path = `/api/admin/orders/${id}`;
  const end = { until: soon(4_000), default: 'release' };
  const put = { blocks: ['release'], key: 'call-first', ...end };
  for (const token of [tokens.mina, ''])
    expect((await stack.call(token, 'POST', `${path}/holds`, put)).status).toBe(token ? 403 : 401);
  expect(await stack.call(tokens.agent, 'POST', `${path}/holds`, put)).toMatchObject({
    status: 200,
    body: { holds: [{ key: 'call-first', owner: 'support', ...end, overdue: false }] },
  });
  // What a hold does at its end is for staff.
  const { body: customers } = await stack.call(tokens.mina, 'GET', `/api/orders/${id}`);
  expect((customers as { holds: object[] }).holds).toEqual([
    { key: 'HELD', reason: 'HELD', blocks: [], since: expect.any(String) },
  ]);
  expect(await stack.call(tokens.packer, 'POST', `${path}/pick`)).toMatchObject({ status: 409 });
  await stack.eventually(tokens.agent, id, ({ holds }) => holds.length === 0);
  const gone = await stack.call(tokens.agent, 'DELETE', `${path}/holds/call-first`);
  expect(gone).toMatchObject({ status: 409, body: { detail: 'No hold can be released.' } });
  expect(await stack.call(tokens.packer, 'POST', `${path}/pick`)).toMatchObject({ status: 200 });
});

test('a hold that has the order cancelled says so to staff, and to its customer what is theirs to know', async () => {
  const id = await confirmed('cancelling');
  const put = { key: 'stolen-card', until: soon(4_000), default: 'cancel' };
  const path = `/api/admin/orders/${id}`;
  // Who may cancel no order has none cancelled by a hold either.
  for (const token of [tokens.finance, tokens.packer])
    expect(await stack.call(token, 'POST', `${path}/holds`, put)).toMatchObject({ status: 403 });
  expect(await stack.call(tokens.agent, 'POST', `${path}/holds`, put)).toMatchObject({ status: 200 });
  await stack.eventually(tokens.agent, id, ({ status }) => status === 'CANCELLED');
  expect(await stack.call(tokens.agent, 'GET', path)).toMatchObject({
    body: { holds: [], cancellation: { reason: 'The hold stolen-card was not released in time.' } },
  });
  const own = await stack.call(tokens.mina, 'GET', `/api/orders/${id}`);
  expect(own).toMatchObject({
    body: { cancellation: { reason: 'The order was held, and not released in time.' } },
  });
  const timeline = await stack.call(tokens.mina, 'GET', `/api/orders/${id}/timeline`);
  expect(timeline.status).toBe(200);
  expect(JSON.stringify(timeline.body)).toContain('not released in time');
  for (const { body } of [own, timeline]) expect(JSON.stringify(body)).not.toContain('stolen-card');
});

test('goods that are out are not called back: the hold is overdue until somebody releases it', async () => {
  const id = await confirmed('out');
  const path = `/api/admin/orders/${id}`;
  const packed = await stack.call(tokens.packer, 'PUT', `${path}/status`, { status: 'READY' });
  expect(packed).toMatchObject({ status: 200 });
  // The courier of the sandbox fetches it by itself.
  await stack.eventually(
    tokens.agent,
    id,
    ({ status }) => status === 'OUT_FOR_DELIVERY' || status === 'DELIVERED',
  );
  const put = { blocks: ['release'], key: 'call-first', until: soon(4_000), default: 'cancel' };
  expect(await stack.call(tokens.agent, 'POST', `${path}/holds`, put)).toMatchObject({
    status: 200,
    body: { holds: [{ key: 'call-first', overdue: false }] },
  });
  await eventually(async () => {
    const { body } = await stack.call(tokens.agent, 'GET', path);
    expect(body).toMatchObject({ holds: [{ key: 'call-first', overdue: true, mayRelease: true }] });
    return true;
  });
  expect(await stack.call(tokens.agent, 'DELETE', `${path}/holds/call-first`)).toMatchObject({
    status: 200,
    body: { holds: [], cancellation: null },
  });
});

describe('a hold that is not right', () => {
  let id: string;
  beforeAll(async () => {
    id = await confirmed('refused');
  });

  test.each<[string, object, string]>([
    ['whose end is past', { until: '2020-01-01T00:00:00Z', default: 'release' }, '/until'],
    ['whose end is too far', { until: soon(367 * 86_400_000), default: 'release' }, '/until'],
    ['whose end is no instant', { until: 'tomorrow', default: 'release' }, '/until'],
    ['that says when and not what', { until: soon(60_000) }, '/default'],
    ['that says what and not when', { default: 'cancel' }, '/default'],
    ['that would do something else', { until: soon(60_000), default: 'forget' }, '/default'],
    ['that blocks what there is not', { blocks: ['release', 'breakfast'] }, '/blocks/1'],
  ])('as one %s, is refused, and the problem names the field', async (_what, body, pointer) => {
    const answer = await stack.call(tokens.agent, 'POST', `/api/admin/orders/${id}/holds`, body);
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer }] } });
    const { holds } = await stack.eventually(tokens.agent, id, () => true);
    expect(holds).toEqual([]);
  });
});

test('who is not of the staff puts no hold, and what blocks nothing is none', async () => {
  const id = await confirmed('wrong');
  const put = (token: string, body: object) =>
    stack.call(token, 'POST', `/api/admin/orders/${id}/holds`, body);
  expect(await put(tokens.mina, { blocks: ['release'] })).toMatchObject({ status: 403 });
  for (const body of [{ blocks: [] }, { blocks: ['all'] }, { reason: 'PAYMENT' }, { key: 'a b' }]) {
    expect(await put(tokens.agent, body)).toMatchObject({ status: 422 });
  }
});

test('what is said of a hold that stands is read with what was said as it was put', async () => {
  const id = await confirmed('said-since');
  const path = `/api/admin/orders/${id}`;
  await stack.call(tokens.agent, 'POST', `${path}/holds`, { key: 'odd', notes: 'Look at it' });
  const put = await stack.prisma.orderEvent.findFirstOrThrow({
    where: { orderId: id, type: 'OrderHeld' },
  });
  for (const [more, notes] of ['Look again', 'Look again', 'And again'].entries()) {
    const version = put.version + 100 + more;
    const data = { reason: 'MANUAL', key: 'odd', notes };
    const at = new Date(put.at.getTime() + 1_000 * (more + 1));
    await stack.prisma.orderEvent.create({
      data: {
        ...{ orderId: id, version, id: `${id}/said/${more}`, type: 'OrderHeld', data, at },
        ...{ actorId: 'x', actorRole: 'system' },
      },
    });
  }
  expect(await stack.call(tokens.agent, 'GET', path)).toMatchObject({
    body: { holds: [{ key: 'odd', notes: 'Look at it Look again And again' }] },
  });
});

test('a dispute that Stripe tells of holds its order, and is let go with notes alone', async () => {
  const id = await confirmed('disputed');
  const path = `/api/admin/orders/${id}`;
  const { body: paid } = await stack.call(tokens.agent, 'GET', path);
  const [payment] = (paid as { payments: { providerReference: string }[] }).payments;
  const object = {
    ...{ id: 'dp_1', object: 'dispute', payment_intent: payment?.providerReference, metadata: {} },
    ...{ status: 'needs_response', amount: 500, currency: 'gbp', reason: 'fraudulent' },
  };
  const body = JSON.stringify({ id: 'evt_dp_1', type: 'charge.dispute.created', data: { object } });
  const url = `${stack.url}/webhooks/payments/stripe`;
  const headers = stripeSigner('whsec_sandbox')({
    ...{ vendor: 'stripe', event: 'charge.dispute.created', url, body, contentType: 'application/json' },
  });
  expect((await fetch(url, { method: 'POST', body, headers })).status).toBe(200);
  await stack.eventually(tokens.agent, id, ({ holdReasons }) => holdReasons.includes('PAYMENT'));
  const hold = { key: 'PAYMENT', releaseNeedsNotes: true, notes: expect.stringContaining('dp_1') };
  expect(await stack.call(tokens.agent, 'GET', path)).toMatchObject({ body: { holds: [hold] } });
  expect(await stack.call(tokens.packer, 'POST', `${path}/pick`)).toMatchObject({ status: 409 });
  expect(await stack.call(tokens.finance, 'DELETE', `${path}/holds/PAYMENT`)).toMatchObject({
    status: 422,
    body: { errors: [{ parameter: 'notes' }] },
  });
  expect(await stack.call(tokens.finance, 'POST', `${path}/release`, { reason: 'PAYMENT' })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/notes' }] },
  });
  const why = new URLSearchParams({ notes: 'The customer withdraws it' }).toString();
  expect(await stack.call(tokens.finance, 'DELETE', `${path}/holds/PAYMENT?${why}`)).toMatchObject({
    status: 200,
    body: { holds: [] },
  });
});
