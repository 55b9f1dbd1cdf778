import { CancellationScope, log } from '@temporalio/workflow';
import type { OrderEvent } from '../domain/events';
import { notificationsFor } from '../domain/notifications';
import { messaging } from './activities';

/** Sends what events have queued for the customer, beside the story: it blocks nothing and rejects nothing. */
export interface Notifier {
  /** True when everything queued so far was dealt with. */
  readonly idle: boolean;
  /** Wakes the sender when one of the events has something to tell. */
  consider(events: readonly OrderEvent[]): void;
  wake(): void;
}

/** One sender at a time: what is queued while it is at work is taken along by its next round. */
export function createNotifier(orderId: string): Notifier {
  let dirty = false;
  let sending = false;

  async function send(): Promise<void> {
    sending = true;
    while (dirty) {
      dirty = false;
      try {
        await CancellationScope.nonCancellable(() => messaging.sendNotifications(orderId));
      } catch (error) {
        // A rejected promise that nobody awaits would fail the workflow task for ever. The rows stay queued.
        log.warn('Notifications were not sent', { error: String(error) });
      }
    }
    sending = false;
  }

  const wake = (): void => {
    dirty = true;
    if (!sending) void send();
  };

  return {
    get idle() {
      return !sending;
    },
    consider(events) {
      if (events.some((event) => notificationsFor(event).length > 0)) wake();
    },
    wake,
  };
}
