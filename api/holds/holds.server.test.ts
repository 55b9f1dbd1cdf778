import { startStack, type Stack } from '../../test/world/stack';
import { orderOf } from '../testing/apiUnderTest';

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
  await stack.prisma.product.create({ data: { sku: 'MUG', name: 'Mug', price: 255, currency: 'GBP' } });
  await stack.prisma.stock.create({ data: { sku: 'MUG', onHand: 100 } });
});
afterAll(() => stack.close());

async function confirmed(key: string): Promise<string> {
  const { body } = await stack.call(tokens.mina, 'POST', '/api/orders', orderOf({ MUG: 2 }), key);
  const { id } = body as { id: string };
  await stack.eventually(tokens.mina, id, (order) => order.status === 'CONFIRMED');
  return id;
}

test('of two holds one is released, and the other still blocks', async () => {
  const id = await confirmed('two');
  const path = `/api/admin/orders/${id}`;
  const put = (token: string, body: object) => stack.call(token, 'POST', `${path}/holds`, body);
  expect(await put(tokens.finance, { reason: 'MANUAL', key: 'price', note: 'Check it' })).toMatchObject({
    status: 200,
    body: {
      holdReasons: ['MANUAL'],
      holds: [{ key: 'price', blocks: ['release', 'hand-over'], owner: 'finance', mayRelease: true }],
    },
  });
  const second = await put(tokens.agent, { blocks: ['release'] });
  expect(second).toMatchObject({
    status: 200,
    body: {
      holdReasons: ['MANUAL'],
      holds: [{ key: 'price' }, { key: expect.stringMatching(/^manual-\d+$/) }],
    },
  });
  const { holds } = second.body as { holds: { key: string }[] };
  const key = holds[1]?.key ?? '';
  expect(await stack.call(tokens.mina, 'GET', `/api/orders/${id}`)).toMatchObject({
    body: { holds: [{ key: 'HELD', reason: 'HELD', blocks: [] }], holdReasons: ['HELD'] },
  });

  const pick = () => stack.call(tokens.packer, 'POST', `${path}/pick`);
  expect(await pick()).toMatchObject({ status: 409, body: { detail: `The order is held: price, ${key}.` } });
  const rows = () => stack.prisma.orderHold.findMany({ where: { orderId: id }, orderBy: { since: 'asc' } });
  expect(await rows()).toMatchObject([
    { key: 'price', reason: 'MANUAL', blocks: ['release', 'hand-over'], owner: 'finance', until: null },
    { key, blocks: ['release'], owner: 'support' },
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

test('who is not of the staff puts no hold, and what blocks nothing is none', async () => {
  const id = await confirmed('wrong');
  const put = (token: string, body: object) =>
    stack.call(token, 'POST', `/api/admin/orders/${id}/holds`, body);
  expect(await put(tokens.mina, { blocks: ['release'] })).toMatchObject({ status: 403 });
  for (const body of [{ blocks: [] }, { blocks: ['all'] }, { reason: 'PAYMENT' }, { key: 'a b' }]) {
    expect(await put(tokens.agent, body)).toMatchObject({ status: 422 });
  }
});
