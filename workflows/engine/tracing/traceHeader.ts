/** The header in which Temporal's OpenTelemetry interceptors hand a trace on, in every language. */
export const TRACE_HEADER = '_tracer-data';

/**
 * The context of a trace as it travels in that header, in W3C's words. `traceparent` is
 * `00-<trace id>-<id of the span that is the parent>-<flags>`, all in hex.
 */
export interface TraceContext {
  readonly traceparent: string;
  readonly tracestate?: string;
}
