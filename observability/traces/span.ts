import {
  SpanStatusCode,
  context,
  trace,
  type Attributes,
  type Context,
  type Span,
  type SpanOptions,
  type Tracer,
} from '@opentelemetry/api';
import { kindOf } from '../../domain/errors';
import { orderIdOfWorkflow } from '../../domain/order/ids';
import { ORDER_ID } from '../logs/logContext';

/** Runs work in a span of its own, below the current one unless a parent is given. */
export async function inSpan<T>(
  tracer: Tracer,
  name: string,
  options: SpanOptions,
  work: () => Promise<T>,
  parent: Context = context.active(),
): Promise<T> {
  const span = tracer.startSpan(name, options, parent);
  try {
    return await context.with(trace.setSpan(parent, span), work);
  } catch (error) {
    markFailed(span, kindOf(error));
    throw error;
  } finally {
    span.end();
  }
}

/** Marks a span as failed by the kind of the failure alone: messages may quote what is personal. */
export function markFailed(span: Span, kind: string): void {
  span.setAttribute('error.type', kind);
  span.setStatus({ code: SpanStatusCode.ERROR });
}

/** Names the order that a workflow is of. */
export function orderAttributes(workflowId: string | undefined): Attributes {
  const orderId = orderIdOfWorkflow(workflowId ?? '');
  return orderId === undefined ? {} : { [ORDER_ID]: orderId };
}
