import { AsyncResource } from 'node:async_hooks';
import {
  INVALID_SPAN_CONTEXT,
  ROOT_CONTEXT,
  SpanKind,
  context,
  trace,
  type Span,
  type Tracer,
} from '@opentelemetry/api';
import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { present } from '../../domain/present';
import { withLogFields } from '../../observability/logs/logContext';
import { markFailed } from '../../observability/traces/span';
import { callersTrace } from '../../observability/traces/traceHeader';
import { requestIdOf } from './requestId';
import type { Metrics } from '../service/metrics';

/** What observing requests takes. */
export interface RequestLogDeps {
  readonly metrics: Metrics;
  readonly tracer: Tracer;
  readonly log: Logger;
}

/**
 * Measures, traces and logs every request by its route template: neither query strings nor bodies nor what stands in
 * a path, because all of them may hold what is personal. An order's id is our own and is named.
 */
export function observeRequests({ metrics, tracer, log }: RequestLogDeps): RequestHandler {
  return (request, response, next) => {
    const startedAt = process.hrtime.bigint();
    const span = startSpan(tracer, request);
    const end = (): void => {
      const seconds = Number(process.hrtime.bigint() - startedAt) / 1e9;
      const route = String(response.locals['route'] ?? 'other');
      const { method } = request;
      const status = response.statusCode;
      metrics.httpDuration.observe({ method, route, status: String(status) }, seconds);
      log[levelOf(route, status)]({ method, route, status, ms: Math.round(seconds * 1_000) }, 'request');
      endSpan(span, request, response);
    };
    context.with(trace.setSpan(ROOT_CONTEXT, span), () =>
      withLogFields(present({ requestId: requestIdOf(response) }), () => {
        // The response closes outside of the request's context; the line is about the request.
        response.on('close', AsyncResource.bind(end));
        next();
      }),
    );
  };
}

/** That we aren't ready is what who asks for it wants to know, and no failure of the request. */
function levelOf(route: string, status: number): 'error' | 'info' | 'debug' {
  if (status < 500) return 'debug';
  return route === '/readyz' ? 'info' : 'error';
}

/** Neither pages nor whoever looks whether we are well. */
const TRACED = /^\/(api|webhooks)\//;

/**
 * A request begins a trace of its own: callers are not ours to trust with which of them are sampled. The caller's own
 * trace, if it names one, is linked.
 */
function startSpan(tracer: Tracer, { method, headers, path }: Request): Span {
  if (!TRACED.test(path)) return trace.wrapSpanContext(INVALID_SPAN_CONTEXT);
  const caller = callersTrace(headers);
  const links = caller ? [{ context: caller }] : [];
  return tracer.startSpan(method, { kind: SpanKind.SERVER, links }, ROOT_CONTEXT);
}

function endSpan(span: Span, { method }: Request, { locals, statusCode }: Response): void {
  const route = String(locals['route'] ?? 'other');
  span.updateName(`${method} ${route}`);
  span.setAttributes({
    'http.request.method': method,
    'http.route': route,
    'http.response.status_code': statusCode,
  });
  if (statusCode >= 500) markFailed(span, String(statusCode));
  span.end();
}
