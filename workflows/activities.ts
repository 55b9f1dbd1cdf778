import { ActivityCancellationType, proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { OrderActivities } from '../activities';

const FIVE_MINUTES = '5 minutes';

/**
 * The database, by local activities: no round trip through the server and no event but a marker. While the
 * database is away the retry becomes a timer after a second, else the workflow task would heartbeat for as long.
 */
export const database = proxyLocalActivities<
  Pick<OrderActivities, 'commitOrder' | 'loadOrder' | 'reserveInventory' | 'gatherRiskFacts'>
>({
  startToCloseTimeout: '15 seconds',
  localRetryThreshold: '1 second',
  retry: { initialInterval: '200ms', maximumInterval: FIVE_MINUTES },
});

/**
 * Vendors, by ordinary activities: visible in the Web UI, with time-outs of their own. A cancelled order waits
 * for the call in flight to end: its effect must be known before it can be undone.
 */
export const vendors = proxyActivities<
  Pick<OrderActivities, 'findPayment' | 'capturePayment' | 'voidPayment' | 'bookParcel'>
>({
  startToCloseTimeout: '30 seconds',
  cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
  retry: { initialInterval: '1 second', maximumInterval: FIVE_MINUTES },
});

/** The first call of a payment: repeated with its key only inside the policy's window (milliseconds). */
export const paymentsWithin = (repeatWindowMs: number) =>
  proxyActivities<Pick<OrderActivities, 'authorizePayment'>>({
    startToCloseTimeout: '30 seconds',
    scheduleToCloseTimeout: repeatWindowMs,
    cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
    retry: { initialInterval: '1 second', maximumInterval: '30 seconds' },
  });

/** Where a parcel is: a few tries, since there is another time. */
export const couriers = proxyActivities<Pick<OrderActivities, 'askCourier'>>({
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '1 second', maximumAttempts: 3 },
});

/** Messages to customers: tried for as long as it takes, since nothing waits for them. */
export const messaging = proxyActivities<Pick<OrderActivities, 'sendNotifications'>>({
  startToCloseTimeout: '2 minutes',
  retry: { initialInterval: '2 seconds', maximumInterval: FIVE_MINUTES },
});
