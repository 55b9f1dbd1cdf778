import { proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { OrderActivities } from '../../activities';
import { HEARTBEAT_TIMEOUT } from '../engine/recovery';
import { payoutRoundWorkflowId, type PayoutRoundInput } from '../messages';

const batches = proxyActivities<Pick<OrderActivities, 'openPayoutBatch'>>({
  startToCloseTimeout: '30 seconds',
  heartbeatTimeout: HEARTBEAT_TIMEOUT,
  retry: { initialInterval: '1 second', maximumInterval: '5 minutes' },
});

/**
 * Makes a batch of what is approved, by the schedule; where nothing is, none. The API's sweeper goes on with it: it has what asking orders takes.
 * The server ends a scheduled run's id with the time it was due, and so does its batch: a run that is repeated makes no other.
 */
export async function payoutRound({ provider, pollEveryMs }: PayoutRoundInput): Promise<number> {
  const due = workflowInfo().workflowId.slice(payoutRoundWorkflowId.length + 1);
  return batches.openPayoutBatch.executeWithOptions({ summary: due }, [
    { id: `pb_${due}`, provider, pollEveryMs },
  ]);
}
