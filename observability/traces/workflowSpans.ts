import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { hrTimeDuration, millisToHrTime } from '@opentelemetry/core';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import type { InjectedSinks } from '@temporalio/worker';
import type { TracingSinks, WorkflowSpan } from '../../workflows/engine/tracing/tracing';
import { orderAttributes } from './span';
import { spanContextOf } from './traceHeader';
import { INSTRUMENTATION, type Tracing } from './tracing';

/** Takes the spans of workflows out of their sandbox and reports them; those that are replayed were reported before. */
export function workflowSpans({ export: target }: Tracing): InjectedSinks<TracingSinks> {
  return {
    tracing: {
      ended: {
        callDuringReplay: false,
        fn: ({ workflowId }, span) => {
          if (target) report(target, workflowId, span);
        },
      },
    },
  };
}

/** A span of a workflow has its id from the workflow, where a tracer would give it one of its own. */
function report(
  { processor, resource }: NonNullable<Tracing['export']>,
  workflowId: string,
  { name, context, parent, startedAt, endedAt, failed }: WorkflowSpan,
): void {
  const [spanContext, parentSpanContext] = [spanContextOf(context), spanContextOf(parent)];
  if (!spanContext || !parentSpanContext) return;
  const [startTime, endTime] = [millisToHrTime(startedAt), millisToHrTime(endedAt)];
  const span: ReadableSpan = {
    name,
    kind: SpanKind.INTERNAL,
    spanContext: () => spanContext,
    parentSpanContext: { ...parentSpanContext, isRemote: true },
    startTime,
    endTime,
    duration: hrTimeDuration(startTime, endTime),
    ended: true,
    status: { code: failed ? SpanStatusCode.ERROR : SpanStatusCode.UNSET },
    attributes: orderAttributes(workflowId),
    links: [],
    events: [],
    resource,
    instrumentationScope: { name: INSTRUMENTATION },
    droppedAttributesCount: 0,
    droppedEventsCount: 0,
    droppedLinksCount: 0,
  };
  processor.onEnd(span);
}
