import { proxyActivities } from '@temporalio/workflow';
import type { OrderActivities } from '../activities';
import { HEARTBEAT_TIMEOUT } from './engine/recovery';
import { orRejection } from './engine/failures';

/** Within a day; what is left in the outbox then is begun again. */
const messages = proxyActivities<Pick<OrderActivities, 'sendNotifications'>>({
  startToCloseTimeout: '2 minutes',
  scheduleToCloseTimeout: '1 day',
  heartbeatTimeout: HEARTBEAT_TIMEOUT,
  retry: { initialInterval: '1 second', maximumInterval: '5 minutes' },
});

/** Sends what an order's customer is to be told, such as a new day; the order's own run learns nothing of it. */
export async function tellCustomer(orderId: string): Promise<void> {
  await orRejection(messages.sendNotifications(orderId).then(() => ({})));
}
