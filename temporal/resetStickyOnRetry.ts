import type { ActivityInterceptorsFactory } from '@temporalio/worker';

type Context = Parameters<ActivityInterceptorsFactory>[0];

/** How long the server may take, in milliseconds. */
const DEADLINE_MS = 2_000;

/**
 * Has an order's next task offered to all workers when one of its activities is made again. The worker that made it
 * before may be dead, and it is the one that has the order in its cache: the server would offer the task to that one
 * first, and wait. When that worker lives after all, the order's history is read once more than it need be.
 */
export const resetStickyOnRetry: ActivityInterceptorsFactory = (context) => ({
  inbound: {
    async execute(input, next) {
      const { attempt, isLocal } = context.info;
      if (attempt === 1 || isLocal) return next(input);
      const reset = resetSticky(context);
      try {
        return await next(input);
      } finally {
        // The activity's end is what makes the server schedule the task.
        await reset;
      }
    },
  },
});

/** Never rejects: without it the order waits for the sticky time-out. */
async function resetSticky({ client, info }: Context): Promise<void> {
  const { namespace, workflowExecution: execution } = info;
  if (execution === undefined) return;
  try {
    await client.withDeadline(Date.now() + DEADLINE_MS, () =>
      client.workflowService.resetStickyTaskQueue({ namespace, execution }),
    );
  } catch {
    return;
  }
}
