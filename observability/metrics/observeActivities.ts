import { SpanKind, type Tracer } from '@opentelemetry/api';
import type { Info } from '@temporalio/activity';
import { ApplicationFailure, CancelledFailure } from '@temporalio/common';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import { orderIdOfWorkflow } from '../../domain/order/ids';
import { withLogFields, type LogFields } from '../logs/logContext';
import { inSpan, orderAttributes } from '../traces/span';
import { contextOfHeaders } from '../traces/traceHeader';
import type { ActivityOutcome, WorkerMetrics } from './workerMetrics';

/** What sees every attempt of an activity. */
export interface ActivityObservers {
  readonly metrics: Pick<WorkerMetrics, 'activities'>;
  readonly tracer: Tracer;
}

/** Measures every attempt of an activity, makes it a span, and has its log lines name the order. */
export function observeActivities({ metrics, tracer }: ActivityObservers): ActivityInterceptorsFactory {
  return ({ info }) => {
    const fields = fieldsOf(info);
    const span = { kind: SpanKind.CONSUMER, attributes: attributesOf(info) };
    return {
      inbound: {
        execute: (input, next) =>
          inSpan(
            tracer,
            info.activityType,
            span,
            () => withLogFields(fields, () => measure(metrics, info.activityType, () => next(input))),
            contextOfHeaders(input.headers),
          ),
      },
      outbound: { getLogAttributes: (input, next) => next({ ...input, ...fields }) },
    };
  };
}

async function measure<T>(
  { activities }: Pick<WorkerMetrics, 'activities'>,
  activity: string,
  work: () => Promise<T>,
): Promise<T> {
  const timer = activities.startTimer({ activity });
  try {
    const result = await work();
    timer({ outcome: 'done' });
    return result;
  } catch (error) {
    timer({ outcome: outcomeOf(error) });
    throw error;
  }
}

function fieldsOf({ activityType: activity, attempt, workflowExecution }: Info): LogFields {
  const orderId = orderIdOfWorkflow(workflowExecution?.workflowId ?? '');
  return { activity, attempt, ...(orderId !== undefined && { orderId }) };
}

function attributesOf({ attempt, isLocal, workflowExecution }: Info) {
  return { ...orderAttributes(workflowExecution?.workflowId), attempt, local: isLocal };
}

function outcomeOf(error: unknown): Exclude<ActivityOutcome, 'done'> {
  if (error instanceof CancelledFailure) return 'cancelled';
  return error instanceof ApplicationFailure && error.nonRetryable ? 'refused' : 'failed';
}
