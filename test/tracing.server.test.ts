import { temporal } from '@temporalio/proto';
import { DefaultLogger, Worker, bundleWorkflowCode } from '@temporalio/worker';
import type { OrderJson } from '../api/schema/order';
import { orderWorkflowId } from '../domain/order/ids';
import { NO_TRACING } from '../observability/traces/tracing';
import { workflowSpans } from '../observability/traces/workflowSpans';
import { createDataConverter, createTemporalClient } from '../temporal/client';
import { TRACE_HEADER } from '../workflows/engine/tracing/traceHeader';
import { workflowSources } from '../temporal/workflowSources';
import { testTemporal } from './harness/testTemporal';
import { stockPhones } from './world/phoneShop';
import { startStack, type Stack } from './world/stack';
import { startTraceCollector, type CollectedSpan, type TraceCollector } from './world/traceCollector';
import { eventually } from './world/eventually';

const CALLERS_TRACE = '0af7651916cd43dd8448eb211c80319c';

let collector: TraceCollector;
let stack: Stack;
let buyer: string;
let staff: string;

beforeAll(async () => {
  // Read by OpenTelemetry's SDK itself: how long spans wait for others before they are sent.
  process.env['OTEL_BSP_SCHEDULE_DELAY'] = '100';
  collector = await startTraceCollector();
  // Delivered orders stay open for their return window.
  stack = await startStack(
    { ORDER_POLICY: 'demo', LOG_LEVEL: 'debug', OTEL_EXPORTER_OTLP_ENDPOINT: collector.url },
    {},
    { mayStayOpen: true },
  );
  buyer = await stack.token('rahim', 'customer');
  staff = await stack.token('ayesha', 'admin');
  await stockPhones(stack, staff, 50);
});
afterAll(async () => {
  await stack.close();
  await collector.close();
});

async function place(key: string, token = 'pm_card_visa'): Promise<string> {
  const response = await fetch(`${stack.url}/api/orders`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${buyer}`,
      'content-type': 'application/json',
      'idempotency-key': key,
      traceparent: `00-${CALLERS_TRACE}-b7ad6b7169203331-01`,
      baggage: 'customer=Zebunnesa',
    },
    body: JSON.stringify({
      currency: 'BDT',
      lines: [{ sku: 'PHONE', quantity: 1 }],
      shippingAddress: {
        name: 'Zebunnesa Quader',
        line1: '77 Banyan Crescent',
        city: 'Sylhet',
        country: 'Bangladesh',
        phone: '01799887766',
      },
      contact: { email: 'zebunnesa@quader.example' },
      payment: { method: 'card', token },
    }),
  });
  return ((await response.json()) as OrderJson).id;
}

const delivered = ({ status, paymentStatus }: OrderJson): boolean =>
  status === 'DELIVERED' && paymentStatus === 'PAID';

/** The first span that fits; spans arrive a moment after what they are of. */
function spanOf(fits: (span: CollectedSpan) => boolean): Promise<CollectedSpan> {
  const complaint = (): string => `the spans are ${collector.spans.map(({ name }) => name).join(', ')}`;
  return eventually(() => collector.spans.find(fits), { complaint });
}

/** From a span up to the root of its trace, by their names; they are all in one trace. */
async function ancestry({ name, traceId, parentSpanId }: CollectedSpan): Promise<string[]> {
  if (parentSpanId === undefined) return [name];
  const parent = await spanOf((span) => span.spanId === parentSpanId && span.traceId === traceId);
  return [name, ...(await ancestry(parent))];
}

const about = (orderId: string, name: string) => (span: CollectedSpan) =>
  span.name === name && span.attributes['order.id'] === orderId;

const PLACEMENT = ['run order', 'start order', 'POST /api/orders'];

test('from the request to the vendor, an order is one trace', async () => {
  const orderId = await place('one');
  await stack.eventually(buyer, orderId, delivered);
  const request = await spanOf(about(orderId, 'POST /api/orders'));
  expect(request).toMatchObject({
    service: 'throughline-api',
    parentSpanId: undefined,
    links: [CALLERS_TRACE],
    attributes: { 'http.route': '/api/orders', 'http.response.status_code': 201 },
  });
  const authorization = await spanOf(about(orderId, 'authorizePayment'));
  expect(await ancestry(authorization)).toEqual(['authorizePayment', ...PLACEMENT]);
  expect(authorization).toMatchObject({
    service: 'throughline-worker',
    traceId: request.traceId,
    attributes: { attempt: 1, local: false },
  });
  const call = await spanOf(
    ({ name, parentSpanId }) => name === 'call stripe' && parentSpanId === authorization.spanId,
  );
  expect(call).toMatchObject({ failed: false, attributes: { vendor: 'stripe', outcome: 'answered' } });
  expect(await ancestry(await spanOf(about(orderId, 'commitOrder')))).toEqual(['commitOrder', ...PLACEMENT]);
});

test('what a command leads to belongs to the trace of the request that brought it', async () => {
  const orderId = await place('two', 'pm_card_visa_chargeDeclined');
  await stack.eventually(buyer, orderId, ({ status }) => status === 'PAYMENT_FAILED');
  await stack.call(
    buyer,
    'POST',
    `/api/orders/${orderId}/cancel`,
    { reason: 'Changed my mind' },
    'cancel-two',
  );
  const handling = await spanOf(about(orderId, 'handle cancel'));
  const door = ['handle cancel', 'update cancel', 'POST /api/orders/{id}/cancel'];
  expect(await ancestry(handling)).toEqual(door);
  const commit = await spanOf(
    ({ name, parentSpanId }) => name === 'commitOrder' && parentSpanId === handling.spanId,
  );
  expect(await ancestry(commit)).toEqual(['commitOrder', ...door]);
});

test('a vendor that fails shows in the trace, by the kind of the failure alone', async () => {
  const before = collector.spans.length;
  stack.fault({ vendor: 'stripe', operation: 'create', kind: 'error5xx', count: 1 });
  const orderId = await place('three');
  await stack.eventually(buyer, orderId, delivered);
  const failed = await spanOf(about(orderId, 'authorizePayment'));
  expect(failed).toMatchObject({ failed: true, attributes: { 'error.type': 'ApplicationFailure' } });
  const call = await spanOf(({ parentSpanId }) => parentSpanId === failed.spanId);
  expect(call).toMatchObject({ name: 'call stripe', failed: true, attributes: { outcome: 'unanswered' } });
  expect(collector.spans.length).toBeGreaterThan(before);
});

describe('the history of an order that was traced', () => {
  let workflowId: string;
  let history: temporal.api.history.v1.IHistory;

  beforeAll(async () => {
    const orderId = await place('four');
    await stack.eventually(buyer, orderId, delivered);
    workflowId = orderWorkflowId(orderId);
    const client = createTemporalClient(stack.config.temporal);
    history = await client.workflow.getHandle(workflowId).fetchHistory();
    await client.connection.close();
  });

  const dataConverter = () => createDataConverter(stack.config.temporal.payloadKeys);

  test('replays with and without what traces workflows', async () => {
    const { bundlePath } = await testTemporal();
    const { workflowsPath, failureConverterPath } = workflowSources();
    const untraced = await bundleWorkflowCode({
      workflowsPath,
      failureConverterPath,
      logger: new DefaultLogger('ERROR'),
    });
    for (const workflowBundle of [{ codePath: bundlePath }, untraced]) {
      const replayed = Worker.runReplayHistory(
        { workflowBundle, dataConverter: dataConverter(), sinks: workflowSpans(NO_TRACING) },
        history,
        workflowId,
      );
      await expect(replayed).resolves.toBeUndefined();
    }
  });

  test('is larger by some dozens of bytes for each activity and message, and by no event', () => {
    const { History } = temporal.api.history.v1;
    const size = (events: temporal.api.history.v1.IHistory): number => History.encode(events).finish().length;
    const headers: unknown[] = [];
    const bare = JSON.parse(JSON.stringify(history), (key, value: unknown) => {
      if (key !== 'header' || value === null) return value;
      headers.push(value);
      return undefined;
    }) as unknown;
    const bytes = size(history) - size(History.fromObject(bare as Record<string, unknown>));
    expect(headers.length).toBeGreaterThan(3);
    expect(bytes / headers.length).toBeLessThan(150);
    expect(bytes).toBeLessThan(0.1 * size(history));
  });
});

test.each([
  ['no JSON', 'json/plain', '{"traceparent":'],
  ['of an unknown encoding', 'binary/other', 'x'],
  ['nothing', 'json/plain', 'null'],
  ['a number', 'json/plain', '7'],
  ['no trace', 'json/plain', '{"traceparent":"a b"}'],
])(
  'another program’s trace header that is %s keeps no signal from its order',
  async (what, encoding, data) => {
    const orderId = await place(`header ${what}`.replaceAll(' ', '-'));
    await stack.eventually(buyer, orderId, ({ status }) => status !== 'PENDING');
    const header = { metadata: { encoding: Buffer.from(encoding) }, data: Buffer.from(data) };
    const client = createTemporalClient(stack.config.temporal, [
      { signal: (input, next) => next({ ...input, headers: { ...input.headers, [TRACE_HEADER]: header } }) },
    ]);
    const note = { noteId: `note-${orderId}`, body: 'Called', visibility: 'staff' };
    await client.workflow.getHandle(orderWorkflowId(orderId)).signal('addNote', note);
    await client.connection.close();
    const notes = (): Promise<number> => stack.prisma.orderNote.count({ where: { orderId } });
    await eventually(async () => (await notes()) > 0);
    expect(await notes()).toBe(1);
  },
);

test('nothing personal is in any span or log line', () => {
  const personal = /zebunnesa|quader|banyan|sylhet|1799887766|pm_card|rahim/i;
  expect(collector.bodies.length).toBeGreaterThan(0);
  expect(collector.bodies.join('\n')).not.toMatch(personal);
  expect(stack.log.length).toBeGreaterThan(0);
  expect(stack.log.join('')).not.toMatch(personal);
});

test('log lines name the order and the trace', async () => {
  const { traceId, attributes } = await spanOf(({ name }) => name === 'POST /api/orders');
  const orderId = String(attributes['order.id']);
  const lines = stack.log.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines).toContainEqual(
    expect.objectContaining({ process: 'server', msg: 'request', route: '/api/orders', orderId, traceId }),
  );
});
