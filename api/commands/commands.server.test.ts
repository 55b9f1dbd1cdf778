import { orderWorkflowId } from '../../domain/order/ids';
import { apiRequest } from '../../test/world/apiRequest';
import { startStack, type Stack } from '../../test/world/stack';
import { confirmedMugs, sellMugs } from '../testing/mugShop';

/** Commands against a running order: real workflow, real worker, simulated vendors. */
let stack: Stack;
let tokens: {
  readonly mina: string;
  readonly agent: string;
  readonly finance: string;
  readonly packer: string;
};
beforeAll(async () => {
  // Orders are left where a command brought them.
  stack = await startStack({}, {}, { mayStayOpen: true });
  tokens = {
    mina: await stack.token('mina', 'customer'),
    agent: await stack.token('nadia', 'support'),
    finance: await stack.token('farid', 'finance'),
    packer: await stack.token('wasim', 'warehouse'),
  };
  await sellMugs(stack);
});
afterAll(() => stack.close());

const confirmed = (key: string): Promise<string> => confirmedMugs(stack, { token: tokens.mina, key });

test('a command answers with the order after its commit, and its repeat with the same', async () => {
  const id = await confirmed('pick');
  const pick = () => stack.call(tokens.agent, 'POST', `/api/admin/orders/${id}/pick`, undefined, 'k1');
  const first = await pick();
  expect(first).toMatchObject({ status: 200, body: { id, status: 'PROCESSING' } });
  const again = await pick();
  expect(again).toMatchObject({ status: 200, body: { status: 'PROCESSING' } });
  expect(await stack.prisma.orderEvent.count({ where: { orderId: id, type: 'PickingStarted' } })).toBe(1);
});

test('a status that is not possible now is refused with those that are, and nothing is written', async () => {
  const id = await confirmed('illegal');
  const refused = await stack.call(tokens.agent, 'PUT', `/api/admin/orders/${id}/status`, {
    status: 'SHIPPED',
  });
  expect(refused).toMatchObject({
    status: 409,
    body: {
      type: 'https://throughline.dev/problems/illegal-transition',
      allowedStatuses: expect.arrayContaining(['PROCESSING', 'READY', 'CANCELLED']),
      allowedActions: expect.arrayContaining(['cancel', 'pick', 'pack']),
    },
  });
  expect(refused.body).toMatchObject({ allowedStatuses: expect.not.arrayContaining(['SHIPPED']) });
  const order = await stack.prisma.order.findUniqueOrThrow({ where: { id } });
  expect(order.status).toBe('CONFIRMED');
});

test('a status whose command is none of a caller’s is forbidden, though the order could have it', async () => {
  const id = await confirmed('forbidden');
  const path = `/api/admin/orders/${id}`;
  const cancel = { status: 'CANCELLED', notes: 'Not on the shelf' };
  expect(await stack.call(tokens.packer, 'PUT', `${path}/status`, cancel)).toMatchObject({
    status: 403,
    body: { type: 'https://throughline.dev/problems/forbidden' },
  });
  const order = await stack.call(tokens.packer, 'GET', path);
  expect(order.body).toMatchObject({
    ...{ status: 'CONFIRMED', cancellation: null },
    allowedStatuses: expect.not.arrayContaining(['CANCELLED']),
  });
  const own = { status: 'PROCESSING' };
  expect((await stack.call(tokens.packer, 'PUT', `${path}/status`, own)).status).toBe(200);
});

test('a command is carried out with the very ETag that the order was read with, and not with it again', async () => {
  const id = await confirmed('tagged');
  const path = `/api/admin/orders/${id}`;
  const { headers } = await stack.call(tokens.agent, 'GET', path);
  const etag = headers.get('etag') ?? '';
  const correct = async (line2: string) => {
    const body = { shippingAddress: { line2 } };
    const request = new Request(
      `${stack.url}${path}/correct-delivery`,
      apiRequest({ token: tokens.agent, method: 'POST', body }),
    );
    request.headers.set('If-Match', etag);
    return fetch(request);
  };
  expect((await correct('Flat 3B')).status).toBe(200);
  expect((await correct('Flat 4C')).status).toBe(412);
});

test('a command’s key with another body is refused', async () => {
  const id = await confirmed('reused');
  const note = (text: string) =>
    stack.call(tokens.agent, 'POST', `/api/admin/orders/${id}/notes`, { body: text }, 'note-1');
  expect((await note('Call before delivery')).status).toBe(200);
  expect(await note('Something else')).toMatchObject({
    status: 422,
    body: { type: 'https://throughline.dev/problems/idempotency-key-reused' },
  });
  const notes = await stack.call(tokens.finance, 'GET', `/api/admin/orders/${id}/notes`);
  expect(notes.body).toMatchObject({ items: [{ body: 'Call before delivery', author: { id: 'nadia' } }] });
});

test('a command’s key is its caller’s own, for one kind of command to one order', async () => {
  const [id, other] = [await confirmed('key-one'), await confirmed('key-other')];
  const note = (orderId: string, token: string) =>
    stack.call(token, 'POST', `/api/admin/orders/${orderId}/notes`, { body: 'Ring twice' }, 'same');
  const answers = [
    await note(id, tokens.agent),
    await note(other, tokens.agent),
    await note(id, tokens.finance),
    await stack.call(tokens.agent, 'POST', `/api/admin/orders/${id}/pick`, undefined, 'same'),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(await stack.prisma.orderNote.count({ where: { orderId: id } })).toBe(2);
  expect(await stack.prisma.orderNote.count({ where: { orderId: other } })).toBe(1);
});

test('a customer cancels their order, sees so, and can’t do it twice', async () => {
  const id = await confirmed('cancel');
  const cancel = () =>
    stack.call(tokens.mina, 'POST', `/api/orders/${id}/cancel`, { reason: 'Changed my mind' });
  expect(await cancel()).toMatchObject({
    status: 200,
    body: { cancellation: { reason: 'Changed my mind' } },
  });
  await stack.eventually(tokens.mina, id, (order) => order.status === 'CANCELLED');
  expect(await cancel()).toMatchObject({
    status: 409,
    body: { allowedActions: expect.not.arrayContaining(['cancel']) },
  });
  const history = await stack.call(tokens.agent, 'GET', `/api/admin/orders/${id}/history`);
  expect((history.body as { to: string }[]).map(({ to }) => to).at(-1)).toBe('CANCELLED');
});

test('a closed order, whose workflow has ended, takes a note and opens again when staff ask', async () => {
  const id = await confirmed('closed');
  await stack.call(tokens.mina, 'POST', `/api/orders/${id}/cancel`, { reason: 'Changed my mind' });
  await stack.deps.temporal.workflow.getHandle(orderWorkflowId(id)).result();
  const path = `/api/admin/orders/${id}`;
  const note = await stack.call(tokens.agent, 'POST', `${path}/notes`, { body: 'Called back' });
  expect(note).toMatchObject({ status: 200, body: { status: 'CANCELLED', closedAt: expect.any(String) } });
  await stack.deps.temporal.workflow.getHandle(orderWorkflowId(id)).result();
  const reopened = await stack.call(tokens.agent, 'POST', `${path}/reopen`, { reason: 'Goodwill' });
  expect(reopened).toMatchObject({ status: 200, body: { status: 'CANCELLED', closedAt: null } });
});
