import { AsyncLocalStorage } from 'node:async_hooks';
import { isSpanContextValid, trace } from '@opentelemetry/api';

/** What every log line of a piece of work says beside its message. Ids and names of ours only, nothing personal. */
export interface LogFields {
  orderId?: string;
  /** Of a request to the API; its caller may have given it. */
  requestId?: string;
  activity?: string;
  attempt?: number;
}

const current = new AsyncLocalStorage<LogFields>();

/** Runs work all of whose log lines carry the fields, and those of the work it is part of. */
export function withLogFields<T>(fields: LogFields, work: () => T): T {
  return current.run({ ...current.getStore(), ...fields }, work);
}

/** From here on the lines of the work under way, and its span, name the order: it wasn't known when the work began. */
export function concernsOrder(orderId: string): void {
  const fields = current.getStore();
  if (fields) fields.orderId = orderId;
  trace.getActiveSpan()?.setAttribute(ORDER_ID, orderId);
}

/** The attribute of spans that names the order. */
export const ORDER_ID = 'order.id';

/** The fields of the work under way, and its trace when it is traced. */
export function logFields(): LogFields & { readonly traceId?: string } {
  const span = trace.getActiveSpan()?.spanContext();
  return {
    ...current.getStore(),
    ...(span && isSpanContextValid(span) && { traceId: span.traceId }),
  };
}
