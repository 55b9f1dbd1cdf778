import { continueAsNew, proxyActivities, sleep, workflowInfo } from '@temporalio/workflow';
import type { OrderActivities } from '../../activities';
import { orRejection } from '../engine/failures';
import { HEARTBEAT_TIMEOUT } from '../engine/recovery';
import type { PayoutBatchInput } from '../messages';

/** Visible in the Web UI, and repeated until the bank has answered: a batch has one id, under which a bank pays once. */
const bank = proxyActivities<Pick<OrderActivities, 'submitPayouts' | 'refusePayouts' | 'lookUpPayouts'>>({
  startToCloseTimeout: '30 seconds',
  heartbeatTimeout: HEARTBEAT_TIMEOUT,
  retry: { initialInterval: '1 second', maximumInterval: '5 minutes' },
});

/**
 * A batch of payouts, from the bank's door until it has said what became of each. What it says reaches the orders by the inbox of
 * vendors' words, whether it is asked or tells it by itself.
 */
export async function payoutBatch({ batchId, pollEveryMs }: PayoutBatchInput): Promise<void> {
  const about = { summary: batchId };
  const submitted = await orRejection(bank.submitPayouts.executeWithOptions(about, [batchId]));
  const { answers } =
    'rejected' in submitted
      ? await bank.refusePayouts.executeWithOptions(about, [batchId, submitted.rejected])
      : submitted;
  if (!answers) return;
  for (;;) {
    await sleep(pollEveryMs);
    if ((await bank.lookUpPayouts.executeWithOptions(about, [batchId])) === 0) return;
    if (workflowInfo().continueAsNewSuggested)
      await continueAsNew<typeof payoutBatch>({ batchId, pollEveryMs });
  }
}
