import type { IncomingHttpHeaders } from 'node:http';
import {
  ROOT_CONTEXT,
  context,
  defaultTextMapGetter,
  defaultTextMapSetter,
  trace,
  type Context,
  type SpanContext,
} from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { defaultPayloadConverter, type Headers } from '@temporalio/common';
import { TRACE_HEADER, type TraceContext } from '../../workflows/engine/tracing/traceHeader';

/** The context of a trace and nothing else: what callers put into its baggage may be personal. */
const propagator = new W3CTraceContextPropagator();

/** Headers of a Temporal call that hand the current trace on; none when nothing is traced. */
export function traceHeaders(): Headers {
  const carrier: Record<string, string> = {};
  propagator.inject(context.active(), carrier, defaultTextMapSetter);
  return carrier['traceparent'] === undefined
    ? {}
    : { [TRACE_HEADER]: defaultPayloadConverter.toPayload(carrier) };
}

/** The trace that a Temporal call was handed; an empty context when there is none. */
export function contextOfHeaders(headers: Headers): Context {
  const payload = headers[TRACE_HEADER];
  return payload ? contextOf(defaultPayloadConverter.fromPayload<TraceContext>(payload)) : ROOT_CONTEXT;
}

/** The trace that an HTTP request says it is part of. */
export function callersTrace(headers: IncomingHttpHeaders): SpanContext | undefined {
  return trace.getSpanContext(propagator.extract(ROOT_CONTEXT, headers, defaultTextMapGetter));
}

/** The ids that a context in W3C's words stands for; undefined when it isn't one. */
export function spanContextOf(carrier: TraceContext): SpanContext | undefined {
  return trace.getSpanContext(contextOf(carrier));
}

function contextOf(carrier: TraceContext): Context {
  return propagator.extract(ROOT_CONTEXT, carrier, defaultTextMapGetter);
}
