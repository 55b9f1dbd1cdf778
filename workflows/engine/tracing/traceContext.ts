import { AsyncLocalStorage } from '@temporalio/workflow/lib/cancellation-scope';
import type { TraceContext } from './traceHeader';

/**
 * One storage for all the workflows of a thread, which is why this module is loaded before any of them (see
 * `workflowSources.ts`): each instance in use costs every promise in the thread, so that a thousand of them, one for
 * each order in the cache, would make a worker a thousand times slower (seen on Node 20: 57 µs instead of 0.1).
 * It isn't exported, because what such a module exports is frozen.
 */
const storage = new AsyncLocalStorage<TraceContext>();

/** Runs a part of a workflow, and all that comes of it, inside a trace. */
export function withTraceContext<T>(context: TraceContext, work: () => T): T {
  return storage.run(context, work);
}

/** The trace that the running part of a workflow belongs to. */
export function currentTraceContext(): TraceContext | undefined {
  return storage.getStore();
}
