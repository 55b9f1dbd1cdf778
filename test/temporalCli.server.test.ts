import { spawn } from 'node:child_process';
import type { OrderJson, TimelineEntryJson } from '../api/schema/order';
import { obtainTemporal } from '../dev/temporal/obtainTemporal';
import { orderWorkflowId } from '../domain/order/ids';
import { eventually } from './world/eventually';
import { placePhoneOrder, stockPhones } from './world/phoneShop';
import { startStack, type Stack } from './world/stack';

/** An engineer at the command line, with Temporal's own program and the codec endpoint. */
let stack: Stack;
let program: string;
let buyer: string;
let staff: string;
let engineer: string;
beforeAll(async () => {
  stack = await startStack({ ORDER_POLICY: 'standard' }, {}, { mayStayOpen: true });
  program = (await obtainTemporal({ onProgress: () => undefined })).file;
  [buyer, staff, engineer] = await Promise.all([
    stack.token('rahim', 'customer'),
    stack.token('nadia', 'support'),
    stack.token('esha', 'admin'),
  ]);
  await stockPhones(stack, engineer, 20);
});
afterAll(() => stack.close());

interface Said {
  readonly code: number | null;
  readonly text: string;
}

/** Runs the CLI to its end: what it said, on both channels. */
function temporal(args: readonly string[]): Promise<Said> {
  const { address, namespace } = stack.config.temporal;
  const child = spawn(program, ['workflow', ...args, '--address', address, '--namespace', namespace], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const take = (said: string): void => {
    text += said;
  };
  child.stdout.setEncoding('utf8').on('data', take);
  child.stderr.setEncoding('utf8').on('data', take);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, text }));
  });
}

/** What payloads hold, which JSON of protobuf shows in base64. */
const dataIn = (said: string): string =>
  [...said.matchAll(/"data": "([^"]*)"/g)]
    .map(([, base64 = '']) => Buffer.from(base64, 'base64').toString())
    .join('\n');

const withCodec = (): string[] => [
  '--codec-endpoint',
  `${stack.url}/codec`,
  '--codec-auth',
  `Bearer ${engineer}`,
];
const of = (orderId: string): string[] => ['--workflow-id', orderWorkflowId(orderId)];
const json = (value: unknown): string[] => ['--input', JSON.stringify(value)];

const place = (key: string, card?: string): Promise<string> => placePhoneOrder(stack, buyer, key, card);

async function confirmed(key: string): Promise<string> {
  const orderId = await place(key);
  await stack.eventually(buyer, orderId, ({ status }) => status === 'CONFIRMED');
  return orderId;
}

async function timelineOf(orderId: string, token: string): Promise<readonly TimelineEntryJson[]> {
  const { body } = await stack.call(token, 'GET', `/api/orders/${orderId}/timeline`);
  return (body as { items: TimelineEntryJson[] }).items;
}

/** Waits for so many refusals, as staff read them. */
const refusals = (orderId: string, count: number): Promise<TimelineEntryJson[]> =>
  eventually(async () => {
    const refused = (await timelineOf(orderId, staff)).filter(({ type }) => type === 'CommandRefused');
    return refused.length >= count && refused;
  });

test('with the codec endpoint it queries, shows, updates and signals, and what is typed is encrypted', async () => {
  const orderId = await confirmed('codec');
  const asked = await temporal(['query', ...of(orderId), '--type', 'order', ...withCodec()]);
  expect(asked).toMatchObject({ code: 0, text: expect.stringContaining(orderId) });
  const stackTrace = await temporal(['stack', ...of(orderId), ...withCodec()]);
  expect(stackTrace).toMatchObject({ code: 0, text: expect.not.stringContaining('422') });
  expect(stackTrace).toMatchObject({ text: expect.stringContaining('at shipSideBySide') });
  expect(stackTrace).toMatchObject({ text: expect.stringContaining('at fulfilGoods') });
  const note = { noteId: `${orderId}-n`, body: 'Call Rahim first', visibility: 'staff' };
  const updated = await temporal([
    ...['update', 'execute', ...of(orderId), '--name', 'addNote', ...json(note), ...withCodec()],
  ]);
  expect(updated).toMatchObject({ code: 0, text: expect.stringContaining('CONFIRMED') });
  const signalled = await temporal([
    'signal',
    ...of(orderId),
    '--name',
    'cancel',
    ...json({ reason: 'Rahim called' }),
    ...withCodec(),
  ]);
  expect(signalled.code).toBe(0);
  await stack.eventually(buyer, orderId, ({ status }) => status === 'CANCELLED');
  const shown = await temporal(['show', ...of(orderId), '--output', 'json', ...withCodec()]);
  expect(dataIn(shown.text)).toContain('Rahim called');
  const detailed = await temporal(['show', ...of(orderId), '--detailed', ...withCodec()]);
  expect(detailed.text).toContain('Rahim called');
  const plain = await temporal(['show', ...of(orderId), '--output', 'json']);
  expect(dataIn(plain.text).length).toBeGreaterThan(1_000);
  expect(`${plain.text} ${dataIn(plain.text)}`).not.toContain('Rahim');
});

test('a forged word of the gateway ships no order that waits for its customer’s bank', async () => {
  const orderId = await place('forged', 'pm_card_authenticationRequired');
  const waiting = await stack.eventually(
    buyer,
    orderId,
    ({ payments }) => payments[0]?.status === 'ACTION_REQUIRED',
  );
  const reference = waiting.payments[0]?.providerReference;
  const forged = {
    paymentId: '1',
    outcome: { outcome: 'authorized', reference, amount: 4_999_900 },
    actor: { role: 'system', id: 'stripe' },
  };
  for (const message of [
    forged,
    { ...forged, signature: 'Zm9yZ2VkZm9yZ2VkZm9yZ2Vk' },
    { ...forged, commandId: 'c1', bodyHash: 'h' },
  ])
    await temporal(['signal', ...of(orderId), '--name', 'paymentEvent', ...json(message)]);
  const update = await temporal([
    'update',
    'execute',
    ...of(orderId),
    '--name',
    'paymentEvent',
    ...json(forged),
  ]);
  expect(update.code).not.toBe(0);
  expect(update.text).toContain('Only a vendor’s own message may say this.');
  for (const refused of await refusals(orderId, 4)) {
    expect(refused).toMatchObject({
      actor: { id: 'temporal', role: 'support' },
      data: { name: 'paymentEvent', code: 'forbidden' },
    });
  }
  const { body } = await stack.call(buyer, 'GET', `/api/orders/${orderId}`);
  expect(body).toMatchObject({ status: 'PENDING', payments: [{ status: 'ACTION_REQUIRED' }], shipments: [] });
  // The gateway itself is believed.
  await stack.call(buyer, 'POST', `/api/orders/${orderId}/cancel`, { reason: 'Done' }, 'forged-cancel');
  await stack.eventually(buyer, orderId, ({ status }) => status === 'CANCELLED');
});

test('what can’t be taken is told where its sender looks, without the codec', async () => {
  const orderId = await confirmed('refused');
  await temporal(['signal', ...of(orderId), '--name', 'shipIt', ...json({ now: true })]);
  await temporal(['signal', ...of(orderId), '--name', 'cancel', ...json({ because: 'no reason' })]);
  const refused = await refusals(orderId, 2);
  expect(refused.map(({ data }) => [data['name'], data['detail']])).toEqual([
    ['shipIt', expect.stringContaining('There is no such signal')],
    ['cancel', expect.stringContaining('reason must be a text')],
  ]);
  const update = await temporal(['update', 'execute', ...of(orderId), '--name', 'handOver', ...json({})]);
  expect(update.code).not.toBe(0);
  const { text } = await temporal(['show', ...of(orderId), '--output', 'json']);
  expect(text).toContain('There is no packed parcel to hand over.');
  expect(text).not.toContain('Encoded failure');
  const named = await temporal(['show', ...of(orderId), '--output', 'json', ...withCodec()]);
  for (const summary of ['payment 1 by stripe', 'CommandRefused shipIt', 'stock'])
    expect(dataIn(named.text)).toContain(summary);
  await cancelInTemporal(orderId);
});

test('what is called for an order says what it is about', async () => {
  const orderId = await confirmed('summaries');
  const parcels = `/api/admin/orders/${orderId}/shipments`;
  await stack.call(engineer, 'POST', `${parcels}/new/pack`);
  await stack.eventually(buyer, orderId, ({ status }) => status === 'READY');
  await stack.call(engineer, 'POST', `${parcels}/${orderId}-1/hand-over`);
  await stack.eventually(buyer, orderId, ({ payments }) => payments[0]?.status === 'CAPTURED');
  const { text } = await temporal(['show', ...of(orderId), '--output', 'json', ...withCodec()]);
  const { events } = JSON.parse(text) as { events: ShownEvent[] };
  const summariesOf = (activity: string) =>
    events
      .filter((event) => event.activityTaskScheduledEventAttributes?.activityType.name === activity)
      .map(({ userMetadata = {} }) => dataIn(JSON.stringify(userMetadata, undefined, 1)));
  expect(summariesOf('capturePayment')).toEqual(['"payment 1 by stripe"']);
  expect(summariesOf('bookParcel')).toEqual([`"parcel ${orderId}-1"`]);
  // Its name says it all, but where it performs some alone.
  expect(new Set(summariesOf('performEffects'))).toEqual(new Set(['']));
});

/** An event of a history, as the CLI shows it in JSON. */
interface ShownEvent {
  readonly activityTaskScheduledEventAttributes?: { readonly activityType: { readonly name: string } };
  readonly userMetadata?: object;
}

/** As *Request Cancellation* in the Web UI does. */
async function cancelInTemporal(orderId: string): Promise<OrderJson> {
  await temporal(['cancel', ...of(orderId)]);
  return stack.eventually(buyer, orderId, ({ status }) => status === 'CANCELLED');
}

test('an order that is cancelled in Temporal was cancelled by the shop, as its customer reads', async () => {
  const orderId = await confirmed('cancelled');
  const order = await cancelInTemporal(orderId);
  expect(order.cancellation?.reason).toBe('Cancelled by the shop');
  const { body } = await stack.call(staff, 'GET', `/api/admin/orders/${orderId}`);
  expect(body).toMatchObject({ cancellation: { reason: 'Cancelled in Temporal' } });
  expect(JSON.stringify(await timelineOf(orderId, buyer))).not.toContain('Temporal');
  const requested = (await timelineOf(orderId, staff)).find(({ type }) => type === 'CancellationRequested');
  expect(requested).toMatchObject({
    actor: { id: 'temporal', role: 'support' },
    data: { reason: 'Cancelled in Temporal' },
  });
});

test('an order is found by its number', async () => {
  const orderId = await confirmed('found');
  const { body } = await stack.call(buyer, 'GET', `/api/orders/${orderId}`);
  const { number } = body as OrderJson;
  // Every shop counts from the same number, and this server has the shops of other files, too.
  const query = `OrderNumber = '${number}' AND TaskQueue = '${stack.config.temporal.taskQueue}'`;
  const listed = await eventually(async () => {
    const { text } = await temporal(['list', '--query', query]);
    return text.includes('order/') && text;
  });
  expect(listed.match(/order\/ord_\w+/g)).toEqual([orderWorkflowId(orderId)]);
  await cancelInTemporal(orderId);
});

test.each([
  ['"junk"', 'order/junk', /order takes/],
  ['7', 'order/seven', /order takes/],
  ['{"orderId": "ord_nobody", "state": "junk"}', 'order/ord_nobody', /state must be/],
  ['{"orderId": "ord_nobody"}', 'order/ord_somebody', /has the id order\/ord_nobody/],
])(
  'a workflow that is started by hand with %s as %s fails at once, and says why',
  async (input, id, fault) => {
    const queue = ['--task-queue', stack.config.temporal.taskQueue];
    const ran = await temporal([
      'execute',
      '--type',
      'order',
      '--workflow-id',
      id,
      ...queue,
      '--input',
      input,
    ]);
    expect(ran.code).not.toBe(0);
    expect(ran.text).toMatch(fault);
  },
);

test.each([
  ['a name that the SDK keeps for itself', 'reserved', ['--name', '__temporal_x', '--input', '{}']],
  [
    'an input that nobody can read',
    'unreadable',
    ['--name', 'cancel', '--input', 'x', '--input-meta', 'encoding=unheard/of'],
  ],
])('%s doesn’t stop an order', async (_what, key, signal) => {
  const orderId = await confirmed(key);
  await temporal(['signal', ...of(orderId), ...signal]);
  expect(await refusals(orderId, 1)).toMatchObject([{ actor: { id: 'temporal', role: 'support' } }]);
  await stack.call(buyer, 'POST', `/api/orders/${orderId}/cancel`, { reason: 'Done' }, `${key}-cancel`);
  await stack.eventually(buyer, orderId, ({ status }) => status === 'CANCELLED');
});
