import { SpanStatusCode, context, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import type { Headers, WorkflowSignalInput } from '@temporalio/client';
import { contextOfHeaders } from './traceHeader';
import { traceClient } from './traceClient';

const exporter = new InMemorySpanExporter();
const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
const tracer = provider.getTracer('test');
const { signal } = traceClient(tracer);

const INPUT: WorkflowSignalInput = {
  signalName: 'cancel',
  args: [{ reason: 'Zebunnesa moved' }],
  workflowExecution: { workflowId: 'order/ord_1' },
  headers: {},
};

beforeAll(() => context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable()));
afterAll(() => context.disable());
beforeEach(() => exporter.reset());

/** Sends a signal; resolves to the headers that it went out with. */
async function send(fault?: Error): Promise<Headers> {
  let sent: Headers = {};
  await signal?.(INPUT, async ({ headers }) => {
    sent = headers;
    if (fault) throw fault;
  });
  return sent;
}

test('a call that no request led to begins a trace of its own, and hands it on', async () => {
  const headers = await send();
  const [span] = exporter.getFinishedSpans();
  expect(span).toMatchObject({ name: 'signal cancel', attributes: { 'order.id': 'ord_1' } });
  expect(span?.parentSpanContext).toBeUndefined();
  const handedOn = trace.getSpanContext(contextOfHeaders(headers));
  expect(handedOn).toMatchObject({
    traceId: span?.spanContext().traceId,
    spanId: span?.spanContext().spanId,
  });
});

test('a call out of a request belongs to its trace', async () => {
  const request = tracer.startSpan('request');
  await context.with(trace.setSpan(context.active(), request), () => send());
  const [span] = exporter.getFinishedSpans();
  expect(span?.parentSpanContext).toMatchObject(request.spanContext());
});

test('a call that fails shows the kind of the failure, and nothing of what it carried', async () => {
  await expect(send(new TypeError('Zebunnesa moved'))).rejects.toThrow(TypeError);
  const [span] = exporter.getFinishedSpans();
  expect(span?.status).toEqual({ code: SpanStatusCode.ERROR });
  expect(span?.attributes).toEqual({ 'order.id': 'ord_1', 'error.type': 'TypeError' });
  expect(span?.events).toEqual([]);
});

test('where nothing is traced, nothing is added to the call', async () => {
  const { signal: untraced } = traceClient(trace.getTracer('none'));
  const headers: Headers[] = [];
  await untraced?.(INPUT, async (input) => void headers.push(input.headers));
  expect(headers).toEqual([{}]);
});
