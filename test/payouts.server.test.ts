import type { AdminOrderJson } from '../api/schema/admin';
import type { OrderJson } from '../api/schema/order';
import type { PayoutBatchJson, PayoutPageJson, ResultsAnswerJson } from '../api/schema/money/payouts';
import type { ProblemJson } from '../api/schema/problem';
import { lookUpPayouts, submitPayouts, type PayoutDeps } from '../activities/payouts/payoutBatch';
import { sendOneTimeCode, useOneTimeCode } from '../api/codes/oneTimeCodes';
import { createBatch, sweepBatches } from '../api/payouts/batches/batches';
import type { DomainError } from '../domain/errors';
import { BY_SCHEDULE } from '../domain/payouts/schedule';
import { keepPayoutSchedule, type PayoutJob } from '../temporal/payoutSchedule';
import { createBank } from '../providers/payouts/bank/adapter';
import { phoneOf } from '../reference/testing/readings';
import { PAYOUT_SCHEDULE, payoutBatchWorkflowId } from '../workflows/messages';
import { eventually } from './world/eventually';
import { stockPhones } from './world/phoneShop';
import {
  REFUND,
  approve,
  codeSentTo,
  giveCode,
  makeBatch,
  nameWallet,
  payoutOf,
  proveWallet,
  refundOfCash,
  sendCode,
  type PayoutPeople,
} from './world/payoutShop';
import { startStack, type Stack } from './world/stack';

/** Cash is paid out once, whatever happens on the way to the bank; what comes back is asked for anew. */
let stack: Stack;
let people: PayoutPeople;
let orders: string[];

beforeAll(async () => {
  stack = await startStack(
    { ORDER_POLICY: 'demo', SANDBOX_SPEED: '1000', PAYOUT_POLL_SECONDS: '0.3' },
    {},
    { mayStayOpen: true },
  );
  people = {
    buyer: await stack.token('rahim', 'customer'),
    support: await stack.token('nadia', 'support'),
    finance: await stack.token('farah', 'finance'),
    admin: await stack.token('ayesha', 'admin'),
  };
  await stockPhones(stack, people.admin, 50);
  orders = await Promise.all(
    Array.from({ length: 11 }, (_, index) => refundOfCash(stack, people, `payout-${index}`)),
  );
});
afterEach(() => stack.sandbox.faults.clear());
afterAll(() => stack.close());

const order = (index: number): string => orders[index] ?? '';
const comesTo = (id: string, state: string): Promise<OrderJson> =>
  stack.eventually(people.finance, id, (found) => payoutOf(found)?.state === state);

/** A proven and approved payout of that order, to a wallet. */
async function approved(id: string, number: string): Promise<string> {
  await proveWallet(stack, people, id, number);
  return approve(stack, people, id);
}

/** What the bank has paid of a payout, over all batches. */
async function paidBy(payoutId: string): Promise<readonly string[]> {
  const { payouts } = await stack.ledgerOf('');
  return payouts.filter((one) => one.payoutId === payoutId).map(({ status }) => status);
}

/** The payout of an order that is approved. */
const approvedOf = async (id: string): Promise<string> =>
  (await stack.prisma.payout.findFirstOrThrow({ where: { orderId: id, state: 'APPROVED' } })).id;

/** Makes the codes of an order's first refund so much older. */
const ageCodes = (id: string, ms: number) =>
  stack.prisma.$executeRaw`
    UPDATE one_time_codes SET created_at = created_at - ${ms} * interval '1 millisecond' WHERE counted_by = ${`${id}/1`}`;

const later = (ms: number): Promise<'waits'> =>
  new Promise((resolve) => setTimeout(() => resolve('waits'), ms));

/** What a worker acts on. */
const worker = (): PayoutDeps => ({
  prisma: stack.prisma,
  payoutBanks: { bank: createBank(stack.config.bank ?? { baseUrl: '', apiKey: '' }) },
  log: stack.deps.log,
  now: () => new Date(),
});

/** A worker that is killed right before its call to the bank, or when the bank has done as it was asked and nobody has written it down. */
function dyingWorker(moment: 'before' | 'after'): PayoutDeps {
  const { payoutBanks, ...deps } = worker();
  const { bank } = payoutBanks;
  if (!bank) throw new Error('There is no bank');
  const submit: typeof bank.submit = async (batch) => {
    if (moment === 'after') await bank.submit(batch);
    throw new Error('killed');
  };
  return { ...deps, payoutBanks: { bank: { ...bank, submit } } };
}

/** A batch whose workflow waits on a queue that nobody works on, so that the test is its worker. */
async function batchOfNobody(id: string, payoutId: string): Promise<void> {
  const settings = { ...stack.deps.settings, taskQueue: `nobody-${id}` };
  const request = { provider: 'bank', payoutIds: [payoutId] };
  await createBatch({ ...stack.deps, settings }, { id: 'farah', role: 'finance' }, request, id);
}

async function moveAtBank(payoutId: string, change: object): Promise<void> {
  const response = await fetch(`${stack.sandboxUrl}/sandbox/payments/${payoutId}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(change),
  });
  expect(response.status).toBe(200);
}

const ledgerKinds = async (id: string): Promise<string[]> => {
  const { body } = await stack.call(people.finance, 'GET', `/api/admin/orders/${id}/ledger`);
  const { items } = body as { items: { kind: string }[] };
  return items.map(({ kind }) => kind).filter((kind) => kind.startsWith('REFUND'));
};

describe('a call to the bank', () => {
  test.each([
    ['is turned away', 0, 'error5xx'],
    ['is not heard', 1, 'timeout'],
    ['is heard and not answered', 2, 'timeoutAfterEffect'],
  ] as const)('that %s pays once', async (_what, index, kind) => {
    const payoutId = await approved(order(index), `0171100000${index}`);
    stack.fault({ vendor: 'bank', operation: 'submit', kind, count: 1, ms: 100 });
    // No webhook tells meanwhile what became of what the bank has heard: it is asked again, and what it says is looked up.
    if (kind === 'timeoutAfterEffect') stack.fault({ vendor: 'bank', kind: 'dropWebhooks', count: 100 });
    await makeBatch(stack, people, [payoutId]);
    await comesTo(order(index), 'PAID');
    expect(stack.sandbox.faults.list().filter(({ operation }) => operation === 'submit')).toEqual([]);
    expect(await paidBy(payoutId)).toEqual(['paid']);
    expect(await ledgerKinds(order(index))).toEqual(['REFUND']);
  });

  test.each([
    ['before', 3],
    ['after', 4],
  ] as const)('whose worker dies %s it pays once', async (moment, index) => {
    const payoutId = await approved(order(index), `0171100000${index}`);
    const id = `pb_died_${moment}`;
    await batchOfNobody(id, payoutId);
    await expect(submitPayouts(dyingWorker(moment), id)).rejects.toThrow('killed');
    expect(await paidBy(payoutId)).toHaveLength(moment === 'after' ? 1 : 0);
    const answer = { answers: true };
    expect(await submitPayouts(worker(), id)).toEqual(answer);
    expect(await submitPayouts(worker(), id)).toEqual(answer);
    await comesTo(order(index), 'PAID');
    expect(await lookUpPayouts(worker(), id)).toBe(0);
    expect(await paidBy(payoutId)).toEqual(['paid']);
    expect(await ledgerKinds(order(index))).toEqual(['REFUND']);
    await stack.deps.temporal.workflow.getHandle(payoutBatchWorkflowId(id)).terminate();
  });

  test('that is refused leaves its payouts to the next batch', async () => {
    const payoutId = await approved(order(5), '01711000005');
    stack.fault({ vendor: 'bank', operation: 'submit', kind: 'refusal', count: 1 });
    const refused = await makeBatch(stack, people, [payoutId]);
    await comesTo(order(5), 'APPROVED');
    const { body } = await stack.call(people.finance, 'GET', `/api/admin/payouts/batches/${refused.id}`);
    expect(body).toMatchObject({
      state: 'REFUSED',
      code: 'refused_on_demand',
      lines: [{ state: 'DROPPED' }],
    });
    // Two people at once: it goes with one of them.
    const batches = await Promise.allSettled([
      makeBatch(stack, people, [payoutId]),
      makeBatch(stack, people, [payoutId]),
    ]);
    expect(batches.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await comesTo(order(5), 'PAID');
    expect(await paidBy(payoutId)).toEqual(['paid']);
  });
});

describe('between the making of a batch and its bank', () => {
  const hold = (id: string) =>
    stack.call(people.finance, 'POST', `/api/admin/orders/${id}/holds`, { blocks: ['refund'], key: 'stop' });
  const readBatch = async (id: string): Promise<PayoutBatchJson> =>
    (await stack.call(people.finance, 'GET', `/api/admin/payouts/batches/${id}`)).body as PayoutBatchJson;
  const sentOf = (payoutId: string) => stack.prisma.payout.findUniqueOrThrow({ where: { id: payoutId } });

  /** Puts a batch before its bank after something has happened, as its worker, and expects that nobody is asked. */
  async function stops(id: string, payoutId: string, detail: string): Promise<void> {
    expect(await submitPayouts(worker(), id)).toEqual({ answers: false });
    expect(await readBatch(id)).toMatchObject({
      ...{ state: 'REFUSED', code: 'NOTHING_LEFT', payouts: 0, dropped: 1 },
      lines: [{ payoutId, state: 'DROPPED', detail }],
    });
    expect(await paidBy(payoutId)).toEqual([]);
    await stack.deps.temporal.workflow.getHandle(payoutBatchWorkflowId(id)).terminate();
  }

  test('a hold stops a payout, which is approved still and goes once the hold is gone', async () => {
    const id = order(9);
    const payoutId = await approved(id, '01711000009');
    await batchOfNobody('pb_held', payoutId);
    expect(await readBatch('pb_held')).toMatchObject({ state: 'READY', payouts: 1 });
    expect((await hold(id)).status).toBe(200);
    await stops('pb_held', payoutId, 'ORDER_HELD');
    await comesTo(id, 'APPROVED');
    await expect(makeBatch(stack, people, [payoutId])).resolves.toMatchObject({
      lines: [{ state: 'DROPPED', detail: 'The order is held.' }],
    });
    expect((await stack.call(people.finance, 'DELETE', `/api/admin/orders/${id}/holds/stop`)).status).toBe(
      200,
    );
  });

  test('what is being written about the order is waited for', async () => {
    const id = order(9);
    const payoutId = await approvedOf(id);
    await batchOfNobody('pb_writing', payoutId);
    const { submitted } = await stack.prisma.$transaction(async (transaction) => {
      await transaction.$queryRaw`SELECT 1 FROM orders WHERE id = ${id} FOR UPDATE`;
      const row = { orderId: id, key: 'writing', reason: 'MANUAL', blocks: ['refund'], owner: 'finance' };
      await transaction.orderHold.create({ data: { ...row, since: new Date() } });
      const claimed = stops('pb_writing', payoutId, 'ORDER_HELD');
      expect(await Promise.race([claimed, later(200)])).toBe('waits');
      return { submitted: claimed };
    });
    await submitted;
    await stack.prisma.orderHold.delete({ where: { orderId_key: { orderId: id, key: 'writing' } } });
    await comesTo(id, 'APPROVED');
  });

  test('a payout or a refund that is not wanted any more is stopped, whoever wrote it', async () => {
    const id = order(9);
    const payoutId = await approvedOf(id);
    const { prisma } = stack;
    await batchOfNobody('pb_replaced', payoutId);
    await prisma.payout.update({ where: { id: payoutId }, data: { state: 'REPLACED' } });
    await stops('pb_replaced', payoutId, 'PAYOUT_WITHDRAWN');
    await comesTo(id, 'APPROVED');
    const refund = { where: { orderId_id: { orderId: id, id: '1' } } };
    await batchOfNobody('pb_rejected', payoutId);
    await prisma.refund.update({ ...refund, data: { status: 'REJECTED' } });
    await stops('pb_rejected', payoutId, 'REFUND_REJECTED');
    await comesTo(id, 'APPROVED');
    expect(await sentOf(payoutId)).toMatchObject({ state: 'APPROVED' });
  });

  test('what has been claimed is the same batch for every repeated call, and is paid once', async () => {
    const id = order(9);
    const payoutId = await approvedOf(id);
    await batchOfNobody('pb_claimed', payoutId);
    await expect(submitPayouts(dyingWorker('after'), 'pb_claimed')).rejects.toThrow('killed');
    expect((await hold(id)).status).toBe(200);
    expect(await submitPayouts(worker(), 'pb_claimed')).toEqual({ answers: true });
    await comesTo(id, 'PAID');
    expect(await paidBy(payoutId)).toEqual(['paid']);
    await stack.deps.temporal.workflow.getHandle(payoutBatchWorkflowId('pb_claimed')).terminate();
    await stack.call(people.finance, 'DELETE', `/api/admin/orders/${id}/holds/stop`);
  });
});

test('what the bank sends back, days after it was paid too, is asked for anew, and paid once more', async () => {
  const id = order(6);
  const first = await approved(id, '01711000016');
  const { id: batchId } = await makeBatch(stack, people, [first]);
  await comesTo(id, 'PAID');
  await moveAtBank(first, { status: 'returned', reason: 'account_closed' });
  const bounced = await comesTo(id, 'BOUNCED');
  expect(payoutOf(bounced)).toMatchObject({ reason: 'ACCOUNT_CLOSED', last: '016' });
  expect(bounced.allowedActions).toContain('payOutRefund');
  const batch = await stack.call(people.finance, 'GET', `/api/admin/payouts/batches/${batchId}`);
  expect((batch.body as PayoutBatchJson).lines).toMatchObject([
    { state: 'BOUNCED', reason: 'ACCOUNT_CLOSED' },
  ]);
  await eventually(async () => {
    const told = await stack.prisma.notification.findMany({ where: { orderId: id, kind: 'payoutBounced' } });
    return told.some(({ text }) => text?.includes('1,000'));
  });
  await ageCodes(id, 60_000);
  const second = await approved(id, '01711000006');
  await makeBatch(stack, people, [second]);
  await comesTo(id, 'PAID');
  expect(await ledgerKinds(id)).toEqual(['REFUND', 'REFUND_RETURNED', 'REFUND']);
  expect([await paidBy(first), await paidBy(second)]).toEqual([['returned'], ['paid']]);
});

test('a word of the bank that nobody knows changes nothing, and is seen by a person', async () => {
  const id = order(5);
  const { id: payoutId } = await stack.prisma.payout.findFirstOrThrow({ where: { orderId: id } });
  await moveAtBank(payoutId, { status: 'under_review' });
  await eventually(async () => {
    const { body } = await stack.call(people.admin, 'GET', '/api/admin/vendor-events');
    return JSON.stringify(body).includes('under_review');
  });
  expect(payoutOf(await comesTo(id, 'PAID'))?.last).toBe('005');
});

describe('a recipient', () => {
  const problem = async (answer: Promise<{ status: number; body: unknown }>): Promise<unknown[]> => {
    const { status, body } = await answer;
    if (status < 400) return [status];
    const { type, errors } = body as ProblemJson;
    return [status, type.replace(/.*\//, ''), errors?.[0] && 'pointer' in errors[0] && errors[0].pointer];
  };

  test('is refused by the field that is wrong, and proven by the code alone', async () => {
    const id = order(7);
    const { buyer } = people;
    expect(await problem(nameWallet(stack, buyer, id, '+44 7700 900123'))).toEqual([
      422,
      'validation',
      '/number',
    ]);
    expect(await problem(giveCode(stack, buyer, id, '123456'))).toEqual([409, 'not-allowed', undefined]);
    const stranger = await stack.token('karim', 'customer');
    expect(await problem(nameWallet(stack, stranger, id, '01711000007'))).toEqual([
      404,
      'not-found',
      undefined,
    ]);
    expect(await stack.prisma.payoutRecipient.count({ where: { orderId: id } })).toBe(0);

    expect((await nameWallet(stack, buyer, id, '+৮৮০ ১৭১১-০০০০০৭')).status).toBe(200);
    expect(await problem(giveCode(stack, buyer, id, '123456'))).toEqual([409, 'code-unknown', '/code']);
    expect((await sendCode(stack, buyer, id)).body).toMatchObject({ to: '007' });
    expect((await sendCode(stack, buyer, id)).body).toMatchObject({ status: 429, sentTo: '007' });
    const code = await codeSentTo(stack, '01711000007');
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
    expect(await problem(giveCode(stack, buyer, id, wrong))).toEqual([422, 'code-wrong', '/code']);
    expect(payoutOf((await stack.call(buyer, 'GET', `/api/orders/${id}`)).body as OrderJson)?.state).toBe(
      'NAMED',
    );
    expect((await giveCode(stack, buyer, id, code)).status).toBe(200);
    await comesTo(id, 'PROVEN');
    // What a code says is in no column, and whom the money goes to is in none of the order.
    const codes = JSON.stringify(await stack.prisma.oneTimeCode.findMany());
    expect(codes).not.toContain(code);
    // What became of the text is no news of a message that there is none of.
    await eventually(async () =>
      Boolean(await stack.prisma.oneTimeCode.count({ where: { vendorStatus: 'delivered' } })),
    );
    expect(await stack.prisma.webhookInbox.count({ where: { provider: 'twilio', alert: 'unmatched' } })).toBe(
      0,
    );
    const { state } = await stack.prisma.order.findUniqueOrThrow({ where: { id } });
    const events = await stack.prisma.orderEvent.findMany({ where: { orderId: id } });
    expect(JSON.stringify([state, events.map(({ data }) => data)])).not.toContain('01711000007');
  });

  test('is sent as many codes as there are for the refund, whatever number is named, and as many to a phone', async () => {
    const { buyer } = people;
    const id = order(10);
    const sent = async (number: string): Promise<unknown[]> => {
      expect((await nameWallet(stack, buyer, id, number)).status).toBe(200);
      return problem(sendCode(stack, buyer, id));
    };
    const tooSoon = [429, 'rate-limited', undefined];
    expect((await sent('01711000110'))[0]).toBe(200);
    expect(await sent('01711000111')).toEqual(tooSoon);
    for (let nth = 2; nth <= 5; nth += 1) {
      await ageCodes(id, 60_000);
      expect((await sent(`0171100012${nth}`))[0]).toBe(200);
    }
    await ageCodes(id, 60_000);
    expect(await sent('01711000119')).toEqual(tooSoon);
    await ageCodes(id, 3_600_000);
    expect((await sent('01711000119'))[0]).toBe(200);
  });

  test('whom finance has named is approved by somebody else', async () => {
    const id = order(8);
    const { finance, admin } = people;
    const base = `/api/admin/orders/${id}/refunds/1/recipient`;
    const bank = { method: 'bank', account: '123456789012', holder: 'Rahim Uddin', bank: 'BRAC Bank' };
    const named = await stack.call(finance, 'PUT', base, { ...bank, routing: '060261727' });
    expect((named.body as ProblemJson).errors).toMatchObject([{ pointer: '/routing' }]);
    expect((await stack.call(finance, 'PUT', base, { ...bank, routing: '060261726' })).status).toBe(200);
    expect((await stack.call(finance, 'POST', `${base}/code`)).body).toMatchObject({ to: '678' });
    const code = await codeSentTo(stack, '01712345678');
    expect((await stack.call(finance, 'POST', `${base}/proof`, { code })).status).toBe(200);
    const { body } = await stack.call(finance, 'GET', '/api/admin/payouts?state=PROVEN');
    const listed = (body as PayoutPageJson).items.find(({ orderId }) => orderId === id);
    expect(listed).toMatchObject({
      method: 'bank',
      last: '012',
      namedBy: { id: 'farah' },
      amount: { amount: REFUND },
    });
    const approval = { payoutId: listed?.payoutId };
    expect((await stack.call(finance, 'POST', `${base}/approve`, approval)).status).toBe(403);
    expect((await stack.call(people.support, 'POST', `${base}/approve`, approval)).status).toBe(403);
    expect((await stack.call(admin, 'POST', `${base}/approve`, approval)).status).toBe(200);
  });

  test('is paid by a file where the bank has no API, whose words are recorded line by line', async () => {
    const id = order(8);
    const { payoutId } = {
      payoutId: (await stack.prisma.payout.findFirstOrThrow({ where: { orderId: id } })).id,
    };
    // What the order was told counts for nothing where the code never came back.
    const recipient = (provenAt: Date | null) =>
      stack.prisma.payoutRecipient.update({ where: { id: payoutId }, data: { provenAt } });
    await recipient(null);
    await expect(makeBatch(stack, people, [payoutId], 'csv')).rejects.toThrow('can’t go');
    await recipient(new Date());
    const batch = await makeBatch(stack, people, [payoutId], 'csv');
    const path = `/api/admin/payouts/batches/${batch.id}`;
    // To read it changes nothing, however often: whoever takes it to the bank says so, and it has what goes from then on.
    expect(await problem(stack.call(people.finance, 'GET', `${path}/file.csv`))).toEqual([
      409,
      'not-allowed',
      undefined,
    ]);
    expect(batch.state).toBe('READY');
    // Its bank can know nothing of it yet.
    const early = { lines: [{ payoutId, outcome: 'PAID', reference: 'EARLY' }] };
    expect(await problem(stack.call(people.finance, 'POST', `${path}/results`, early))).toEqual([
      409,
      'not-allowed',
      undefined,
    ]);
    expect((await stack.call(people.finance, 'GET', path)).body).toMatchObject({ state: 'READY' });
    const submit = () => stack.call(people.finance, 'POST', `${path}/submit`);
    const handed = await submit();
    expect(handed).toMatchObject({ status: 200, body: { state: 'SUBMITTED', dropped: 0 } });
    expect((await submit()).body).toEqual(handed.body);
    expect((await stack.call(people.support, 'POST', `${path}/submit`)).status).toBe(403);
    const file = await stack.call(people.finance, 'GET', `${path}/file.csv`);
    expect((await stack.call(people.finance, 'GET', path)).body).toEqual(handed.body);
    expect(file.body).toContain(`${payoutId},bank,123456789012,Rahim Uddin,BRAC Bank,060261726,1000.00,BDT`);
    const results = async (...lines: object[]): Promise<string[]> => {
      const { body } = await stack.call(people.finance, 'POST', `${path}/results`, { lines });
      return (body as ResultsAnswerJson).items.map(({ outcome }) => outcome);
    };
    expect(
      await results({ payoutId, outcome: 'ON_HOLD' }, { payoutId: 'po_nobody', outcome: 'PAID' }),
    ).toEqual(['UNKNOWN_WORD', 'UNKNOWN_PAYOUT']);
    await comesTo(id, 'SENT');
    expect(await results({ payoutId, outcome: 'PAID', reference: 'TX-9' })).toEqual(['RECORDED']);
    expect(await results({ payoutId, outcome: 'PAID', reference: 'TX-9' })).toEqual(['RECORDED']);
    const { body } = await stack.call(people.admin, 'GET', `/api/admin/orders/${id}`);
    expect(payoutOf(body as AdminOrderJson)?.state).toBe('PAID');
    expect(await ledgerKinds(id)).toEqual(['REFUND']);
    await eventually(async () => {
      const { body: seen } = await stack.call(people.finance, 'GET', path);
      return (seen as PayoutBatchJson).state === 'DONE';
    });
    // What comes back days later is heard, and the file from before, sent again, is no payment.
    await results({ payoutId, outcome: 'BOUNCED', reference: 'TX-9', reason: 'ACCOUNT_CLOSED' });
    await comesTo(id, 'BOUNCED');
    expect(await results({ payoutId, outcome: 'PAID', reference: 'TX-9' })).toEqual(['RECORDED']);
    await comesTo(id, 'BOUNCED');
    const { body: held } = await stack.call(people.admin, 'GET', `/api/admin/orders/${id}`);
    expect((held as AdminOrderJson).holds).toEqual([]);
  });
});

test('a code is good for ten minutes and five tries, however many come at once, and another is sent after a minute', async () => {
  let time = Date.now();
  const deps = { ...stack.deps, now: () => new Date(time) };
  const about = { purpose: 'payout', subject: 'tries' } as const;
  const send = () => sendOneTimeCode(deps, { ...about, phone: phoneOf('01711999999'), locale: 'bn' });
  const newest = async (): Promise<string> => {
    const code = { where: { subject: 'tries' }, orderBy: { createdAt: 'desc' } } as const;
    return stack.deps.codes.codeOf((await stack.prisma.oneTimeCode.findFirstOrThrow(code)).id);
  };
  const outcome = (code: string): Promise<string> =>
    useOneTimeCode(deps, { ...about, code }).then(
      () => 'proven',
      (error: DomainError) => error.code,
    );
  await send();
  await expect(send()).rejects.toMatchObject({ code: 'rate-limited', extra: { retryAfterSeconds: 60 } });
  const guesses = await Promise.all(Array.from({ length: 8 }, () => outcome('no code')));
  expect(guesses.filter((code) => code === 'code-wrong')).toHaveLength(5);
  expect(guesses.filter((code) => code === 'code-exhausted')).toHaveLength(3);
  expect(await outcome(await newest())).toBe('code-exhausted');
  time += 60_000;
  await send();
  time += 600_000;
  expect(await outcome(await newest())).toBe('code-expired');
  await send();
  const code = await newest();
  expect((await Promise.all([outcome(code), outcome(code)])).sort()).toEqual(['code-used', 'proven']);
  expect(await codeSentTo(stack, '01711999999')).toMatch(/^\d{6}$/);
});

test('the schedule makes a batch of what is approved on working days, and none where nothing is', async () => {
  const id = order(10);
  expect((await giveCode(stack, people.buyer, id, await codeSentTo(stack, '01711000119'))).status).toBe(200);
  await comesTo(id, 'PROVEN');
  await approve(stack, people, id);
  const { temporal } = stack.deps;
  const schedule = {
    at: [{ hour: 16, minute: 0 }],
    workingDays: ['sun', 'mon', 'tue'],
    holidays: [],
  } as const;
  const job = (holidays: readonly string[]): PayoutJob => ({
    ...{ schedule: { ...schedule, holidays }, timeZone: 'Asia/Dhaka' },
    ...{ taskQueue: stack.config.temporal.taskQueue, input: { provider: 'bank', pollEveryMs: 300 } },
  });
  const handle = temporal.schedule.getHandle(PAYOUT_SCHEDULE);
  const due = async (): Promise<readonly Date[]> => (await handle.describe()).info.nextActionTimes;
  await keepPayoutSchedule(temporal.schedule, job([]));
  const [first = new Date(0), ...others] = await due();
  for (const at of [first, ...others]) expect([at.getUTCHours(), at.getUTCDay() < 3]).toEqual([10, true]);
  await keepPayoutSchedule(temporal.schedule, job([first.toISOString().slice(0, 10)]));
  expect((await due())[0]).toEqual(others[0]);

  const round = async (): Promise<unknown> => {
    const before = (await handle.describe()).info.recentActions.length;
    await handle.trigger();
    let run: string | undefined;
    await eventually(async () => {
      const { recentActions } = (await handle.describe()).info;
      run = recentActions[before]?.action.workflow.workflowId;
      return run !== undefined;
    });
    return temporal.workflow.getHandle(run ?? '').result();
  };
  const batches = () => stack.prisma.payoutBatch.findMany({ where: { createdBy: BY_SCHEDULE } });
  expect(await round()).toBe(1);
  const [made] = await batches();
  expect(made).toMatchObject({
    provider: 'bank',
    pollEveryMs: 300,
    id: expect.stringMatching(/^pb_20\d\d-/),
  });
  await sweepBatches({ ...stack.deps, now: () => new Date(Date.now() + 10_000) });
  await comesTo(id, 'PAID');
  // A run's id has the second in which it was due.
  await later(1_000);
  expect(await round()).toBe(0);
  expect(await batches()).toHaveLength(1);
  await keepPayoutSchedule(temporal.schedule, undefined);
  await keepPayoutSchedule(temporal.schedule, undefined);
  await expect(handle.describe()).rejects.toThrow(/not found/i);
});
