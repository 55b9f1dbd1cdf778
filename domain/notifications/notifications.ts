import { rowOf, type OrderFact } from '../facts';
import type { Channel } from './channels';
import type { OrderAtSending } from './message';
import { messageOf, type NotificationKind } from './messages';

/** How far a message to a customer has got. */
export const NOTIFICATION_STATUSES = ['QUEUED', 'SENT', 'DELIVERED', 'FAILED', 'SUPPRESSED'] as const;
export type NotificationStatus = (typeof NOTIFICATION_STATUSES)[number];

/** Why a message was not sent: its customer has no address of the kind that its channel needs. */
export const NO_ADDRESS = 'no address on file';

export interface PlannedNotification {
  readonly kind: NotificationKind;
  readonly channel: Channel;
}

/** What the customer is told of an event: one message at most, over each of its channels. */
export function notificationsFor(event: OrderFact): readonly PlannedNotification[] {
  const kind = rowOf(event.type).tells?.(event);
  const message = kind && messageOf(kind);
  return message ? message.by.map((channel) => ({ kind, channel })) : [];
}

/**
 * Whether a message that was queued some time ago still holds: while its vendor was down the customer may have paid, or
 * the order been cancelled, and nobody shall be asked to pay for that.
 */
export const stillHolds = (kind: string, order: OrderAtSending): boolean =>
  messageOf(kind)?.stillHolds?.(order) ?? true;
