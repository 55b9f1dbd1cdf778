import { proxyActivities } from '@temporalio/workflow';
import type { OrderActivities } from '../activities';
import { orRejection } from './engine/failures';
import { HEARTBEAT_TIMEOUT } from './engine/recovery';

/** For as long as a code is good for; who never got it asks for another. */
const texts = proxyActivities<Pick<OrderActivities, 'sendCode'>>({
  startToCloseTimeout: '30 seconds',
  scheduleToCloseTimeout: '10 minutes',
  heartbeatTimeout: HEARTBEAT_TIMEOUT,
  retry: { initialInterval: '1 second', maximumInterval: '30 seconds' },
});

/** Sends a one-time code. Its history holds the code's id, and neither what it says nor whom it goes to. */
export async function sendCode(codeId: string): Promise<void> {
  await orRejection(texts.sendCode(codeId).then(() => ({})));
}
