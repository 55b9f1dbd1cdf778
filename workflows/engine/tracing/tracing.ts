import {
  defaultPayloadConverter,
  getRandomStream,
  proxySinks,
  workflowInfo,
  type Headers,
  type Sinks,
  type WorkflowInterceptors,
} from '@temporalio/workflow';
import { currentTraceContext, withTraceContext } from './traceContext';
import { TRACE_HEADER, type TraceContext } from './traceHeader';

/** Something that a workflow did, for the worker to report. Times are the workflow's own, in milliseconds. */
export interface WorkflowSpan {
  readonly name: string;
  readonly context: TraceContext;
  readonly parent: TraceContext;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly failed: boolean;
}

export interface TracingSinks extends Sinks {
  readonly tracing: { ended(span: WorkflowSpan): void };
}

/**
 * Carries traces through a workflow: from the header that started it, or that a command came with, into the headers of
 * the activities that follow. A workflow without such a header is left as it is.
 *
 * Replaying must not depend on it: orders that were traced are replayed by workers that trace nothing, and the other way
 * round. So nothing here waits, schedules anything or uses the workflow's random numbers; it adds headers alone,
 * which replaying doesn't compare.
 */
export function interceptors(): WorkflowInterceptors {
  const { tracing } = proxySinks<TracingSinks>();
  let ofRun: TraceContext | undefined;

  /** Runs a handler as a span of its own; a command that brings no trace belongs to the order's. */
  function handle<T>(name: string, headers: Headers, handler: () => Promise<T>): Promise<T> {
    const parent = readHeader(headers) ?? ofRun;
    if (!parent) return handler();
    const context = childOf(parent);
    const startedAt = Date.now();
    const end = (failed: boolean): void =>
      tracing.ended({ name, context, parent, startedAt, endedAt: Date.now(), failed });
    const handled = withTraceContext(context, handler);
    // Beside the promise, not in front of it: whoever waits for it must not wait longer because it is traced.
    handled.then(
      () => end(false),
      () => end(true),
    );
    return handled;
  }

  return {
    inbound: [
      {
        execute(input, next) {
          const parent = readHeader(input.headers);
          if (!parent) return next(input);
          const context = childOf(parent);
          ofRun = context;
          const at = Date.now();
          // A run can last for weeks, and a trace without its middle tells nothing: it is reported as it begins.
          const span = { name: `run ${workflowInfo().workflowType}`, context, parent, failed: false };
          tracing.ended({ ...span, startedAt: at, endedAt: at });
          return withTraceContext(context, () => next(input));
        },
        handleUpdate: (input, next) => handle(`handle ${input.name}`, input.headers, () => next(input)),
        handleSignal: (input, next) => handle(`handle ${input.signalName}`, input.headers, () => next(input)),
      },
    ],
    outbound: [
      {
        scheduleActivity: (input, next) => next({ ...input, headers: withHeader(input.headers) }),
        scheduleLocalActivity: (input, next) => next({ ...input, headers: withHeader(input.headers) }),
        continueAsNew: (input, next) => next({ ...input, headers: withHeader(input.headers) }),
        getLogAttributes: (input, next) => next({ ...input, ...logAttributes() }),
      },
    ],
  };
}

/** Other programs may start and signal orders, too: what can't be read there must not keep the order from going on. */
function readHeader(headers: Headers): TraceContext | undefined {
  const payload = headers[TRACE_HEADER];
  if (!payload) return undefined;
  try {
    const context = defaultPayloadConverter.fromPayload<Partial<TraceContext> | null>(payload);
    return isTraceContext(context) ? context : undefined;
  } catch {
    return undefined;
  }
}

function isTraceContext(context: Partial<TraceContext> | null): context is TraceContext {
  return /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/.test(context?.traceparent ?? '');
}

function withHeader(headers: Headers): Headers {
  const context = currentTraceContext();
  return context ? { ...headers, [TRACE_HEADER]: defaultPayloadConverter.toPayload(context) } : headers;
}

/** The id comes from a stream of random numbers that nothing else uses. */
function childOf(parent: TraceContext): TraceContext {
  const id = getRandomStream('tracing').uuid4().replaceAll('-', '').slice(0, 16);
  const [version, traceId, , flags] = parent.traceparent.split('-');
  return { ...parent, traceparent: [version, traceId, id, flags].join('-') };
}

function logAttributes(): { readonly traceId?: string } {
  const traceId = currentTraceContext()?.traceparent.split('-')[1];
  return traceId === undefined ? {} : { traceId };
}
