import { DiagLogLevel, context, diag, trace, type Tracer } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
  type Resource,
} from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor, type SpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { Logger } from 'pino';

/** The name under which all our spans are reported. */
export const INSTRUMENTATION = 'throughline';

/** Longer than a collector that works needs; one that doesn't must not keep a process from ending. */
const FLUSH_MS = 3_000;

/** What a process traces with. */
export interface Tracing {
  readonly tracer: Tracer;
  /** Undefined: nothing is traced. */
  readonly export: { readonly processor: SpanProcessor; readonly resource: Resource } | undefined;
  /** Hands over what isn't reported yet and stops reporting. */
  stop(): Promise<void>;
}

/** A tracer that does nothing. */
export const NO_TRACING: Tracing = {
  tracer: trace.getTracer(INSTRUMENTATION),
  export: undefined,
  stop: () => Promise.resolve(),
};

interface TracingOptions {
  /** Where spans are sent, by OTLP over HTTP; undefined: nowhere. */
  readonly tracesUrl: string | undefined;
  /** Which process speaks; `OTEL_SERVICE_NAME` overrides it. */
  readonly service: string;
  readonly log: Logger;
}

/**
 * Starts tracing, if the configuration says where spans are to be sent. What else OpenTelemetry's variables say, of
 * samplers, headers, limits and attributes of the process, its SDK reads itself.
 */
export function startTracing({ tracesUrl, service, log }: TracingOptions): Tracing {
  if (tracesUrl === undefined) return NO_TRACING;
  // One for the whole process: it keeps the current span, whichever tracer made it.
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  diag.setLogger(complainTo(log), { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true });
  const resource = defaultResource()
    .merge(resourceFromAttributes({ 'service.name': service }))
    .merge(detectResources({ detectors: [envDetector] }));
  const processor = new BatchSpanProcessor(new OTLPTraceExporter({ url: tracesUrl }));
  const provider = new BasicTracerProvider({ resource, spanProcessors: [processor] });
  return {
    tracer: provider.getTracer(INSTRUMENTATION),
    export: { processor, resource },
    stop: () => Promise.race([provider.shutdown(), pause(FLUSH_MS)]),
  };
}

function complainTo(log: Logger) {
  const warn = (message: string): void => log.warn({ detail: message }, 'tracing');
  return { error: warn, warn, info: ignore, debug: ignore, verbose: ignore };
}

function ignore(): void {
  // The SDK's own details of each export are of no interest.
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
