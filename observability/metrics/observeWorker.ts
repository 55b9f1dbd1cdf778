import type { ActivityInterceptorsFactory, InjectedSinks } from '@temporalio/worker';
import type { CallObserver } from '../../providers/resilience';
import type { TracingSinks } from '../../workflows/engine/tracing/tracing';
import { observeActivities } from './observeActivities';
import { traceVendors } from '../traces/traceVendors';
import type { Tracing } from '../traces/tracing';
import { createWorkerMetrics, type WorkerMetrics } from './workerMetrics';
import { workflowSpans } from '../traces/workflowSpans';

/** All that watches a worker at work. */
export interface WorkerObservers {
  readonly metrics: WorkerMetrics;
  readonly calls: CallObserver;
  readonly activities: ActivityInterceptorsFactory;
  readonly sinks: InjectedSinks<TracingSinks>;
}

/** Puts together what counts and traces a worker's activities, workflows and calls to vendors. */
export function observeWorker(tracing: Tracing): WorkerObservers {
  const metrics = createWorkerMetrics();
  const { tracer } = tracing;
  return {
    metrics,
    calls: both(metrics.calls, traceVendors(tracer)),
    activities: observeActivities({ metrics, tracer }),
    sinks: workflowSpans(tracing),
  };
}

function both(first: CallObserver, second: CallObserver): CallObserver {
  return (provider) => {
    const ended = [first(provider), second(provider)];
    return (outcome) => {
      for (const tell of ended) tell(outcome);
    };
  };
}
