import { isDeepStrictEqual } from 'node:util';
import { orderWorkflowId } from '../../domain/order/ids';
import { eventually } from '../../test/world/eventually';
import { startStack, type Stack } from '../../test/world/stack';
import { commandsUnderWayQuery } from '../../workflows/messages';
import { commandState } from '../schema/order';
import { problem } from '../schema/problem';
import { confirmedMugs, sellMugs } from '../testing/mugShop';

let stack: Stack;
let tokens: { readonly mina: string; readonly omar: string; readonly agent: string };
beforeAll(async () => {
  stack = await startStack({ COMMAND_WAIT_SECONDS: '6' }, {}, { mayStayOpen: true });
  tokens = {
    mina: await stack.token('mina', 'customer'),
    omar: await stack.token('omar', 'customer'),
    agent: await stack.token('nadia', 'support'),
  };
  await sellMugs(stack);
});
afterAll(() => stack.close());

const confirmed = (key: string): Promise<string> =>
  confirmedMugs(stack, { token: tokens.mina, key, quantity: 1 });

const idOf = async (orderId: string, type: string): Promise<string> => {
  const event = await stack.prisma.orderEvent.findFirstOrThrow({ where: { orderId, type } });
  return event.commandId ?? '';
};

test('what became of a command is read by whoever sees the order', async () => {
  const id = await confirmed('done');
  await stack.call(tokens.mina, 'POST', `/api/orders/${id}/cancel`, { reason: 'Changed my mind' });
  const done = `/api/orders/${id}/commands/${await idOf(id, 'CancellationRequested')}`;
  expect(await stack.call(tokens.mina, 'GET', done)).toMatchObject({ status: 200, body: { state: 'done' } });
  expect(await stack.call(tokens.agent, 'GET', done)).toMatchObject({ status: 200, body: { state: 'done' } });
  expect(await stack.call(tokens.omar, 'GET', done)).toMatchObject({ status: 404 });
  expect(await stack.call(tokens.mina, 'GET', `/api/orders/${id}/commands/none`)).toMatchObject({
    status: 404,
  });
});

test('a refusal comes with its problem, to who sent it and to staff, and stands on the timeline of both', async () => {
  const id = await confirmed('refused');
  const { mina, agent } = tokens;
  const sent = await stack.call(mina, 'POST', `/api/orders/${id}/payments`, {
    payment: { method: 'card', token: 'pm_card_visa' },
  });
  expect(sent.status).toBe(409);
  const path = `/api/orders/${id}/commands/${await idOf(id, 'CommandRefused')}`;
  const { detail, allowedActions } = problem.strict().parse(sent.body);
  expect(allowedActions).not.toEqual([]);
  const answer = await stack.call(mina, 'GET', path);
  expect(answer).toMatchObject({
    status: 200,
    body: {
      state: 'refused',
      problem: {
        ...{ status: 409, detail, allowedActions, type: expect.stringMatching(/not-allowed$/) },
        requestId: answer.headers.get('x-request-id'),
      },
    },
  });
  expect(() => commandState.extend({ problem: problem.strict() }).strict().parse(answer.body)).not.toThrow();
  const refused = { type: 'CommandRefused', data: expect.objectContaining({ name: 'pay', detail }) };
  for (const token of [mina, agent]) {
    const timeline = await stack.call(token, 'GET', `/api/orders/${id}/timeline`);
    expect(timeline.body).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining(refused)]),
    });
  }
  // What staff tried is nothing for customers.
  await stack.call(agent, 'POST', `/api/admin/orders/${id}/reopen`, { reason: 'Oops' });
  const read = await stack.call(mina, 'GET', `/api/orders/${id}/timeline`);
  expect(JSON.stringify(read.body)).not.toContain('reopen');
});

test('a command that was kept for later is pending until the order has seen it, and done when it had nothing to change', async () => {
  const id = await confirmed('kept');
  await stack.prisma.acceptedCommand.create({ data: { id: 'kept-for-later', orderId: id } });
  const answer = await stack.call(tokens.mina, 'GET', `/api/orders/${id}/commands/kept-for-later`);
  expect(answer).toMatchObject({ status: 200, body: { id: 'kept-for-later', state: 'done' } });
});

test('a command whose events are being written is pending, although the order answers', async () => {
  const id = await confirmed('written');
  const stateAt = async (path: string) =>
    ((await stack.call(tokens.mina, 'GET', path)).body as { state: string }).state;
  let location = '';
  await stack.prisma.$transaction(
    async (others) => {
      // Whoever writes to the order waits for us.
      await others.$queryRaw`SELECT id FROM orders WHERE id = ${id} FOR NO KEY UPDATE`;
      const cancel = { reason: 'Changed my mind' };
      const sent = await stack.call(tokens.mina, 'POST', `/api/orders/${id}/cancel`, cancel, 'written');
      location = sent.headers.get('location') ?? '';
      expect(sent.status).toBe(202);
      expect(await stateAt(location)).toBe('pending');
    },
    { timeout: 20_000 },
  );
  await eventually(async () => (await stateAt(location)) === 'done', { complaint: () => 'it stays pending' });
});

test('without a worker a command is kept, pending where its answer says, and done once a worker is back', async () => {
  const id = await confirmed('later');
  await stack.stopWorker();
  const cancel = () =>
    stack.call(tokens.mina, 'POST', `/api/orders/${id}/cancel`, { reason: 'Changed my mind' }, 'later');
  const sent = await cancel();
  const location = sent.headers.get('location') ?? '';
  expect([sent.status, location]).toEqual([202, expect.stringMatching(`^/api/orders/${id}/commands/`)]);
  expect((await stack.call(tokens.mina, 'GET', location)).body).toMatchObject({ state: 'pending' });
  await stack.startWorker();
  const state = async () =>
    ((await stack.call(tokens.mina, 'GET', location)).body as { state: string }).state;
  await eventually(async () => (await state()) === 'done', { complaint: () => 'it stays pending' });
  const again = await cancel();
  expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([200, 'true']);
});

test('twenty commands at once are done, kept or refused, and none that was kept is called anything else', async () => {
  const id = await confirmed('twenty');
  const notes = Array.from({ length: 20 }, (_, n) => `note ${n}`);
  const answers = await Promise.all(
    notes.map((body, n) =>
      stack.call(tokens.agent, 'POST', `/api/admin/orders/${id}/notes`, { body }, `twenty-${n}`),
    ),
  );
  const statuses = answers.map(({ status }) => status);
  expect(answers.filter(({ status }) => ![200, 202, 429].includes(status)).map(({ body }) => body)).toEqual(
    [],
  );
  const taken = notes.filter((_note, n) => statuses[n] !== 429);
  const kept = async () =>
    (await stack.prisma.orderNote.findMany({ where: { orderId: id } })).map(({ body }) => body).sort();
  await eventually(async () => isDeepStrictEqual(await kept(), [...taken].sort())).catch(
    async (cause: unknown) => {
      const order = stack.deps.temporal.workflow.getHandle(orderWorkflowId(id));
      const underWay = await order.query(commandsUnderWayQuery);
      throw new Error(
        `${statuses.join(' ')}, under way: ${underWay.join(' ')}, kept: ${(await kept()).join(', ')}`,
        { cause },
      );
    },
  );
});
