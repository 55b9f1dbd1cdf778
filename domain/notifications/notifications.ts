import type { OrderEvent } from '../events';
import type { Channel } from './channels';
import { MESSAGES, messageOf, type NotificationKind, type OrderAtSending } from './messages';

/** How far a message to a customer has got. */
export const NOTIFICATION_STATUSES = ['QUEUED', 'SENT', 'DELIVERED', 'FAILED', 'SUPPRESSED'] as const;
export type NotificationStatus = (typeof NOTIFICATION_STATUSES)[number];

export interface PlannedNotification {
  readonly kind: NotificationKind;
  readonly channel: Channel;
}

/** What the customer is told of an event: one message at most, over each of its channels. */
export function notificationsFor(event: OrderEvent): readonly PlannedNotification[] {
  const kind = kindFor(event);
  return kind === undefined ? [] : MESSAGES[kind].by.map((channel) => ({ kind, channel }));
}

function kindFor(event: OrderEvent): NotificationKind | undefined {
  switch (event.type) {
    case 'OrderPlaced':
      return 'orderPlaced';
    case 'PaymentActionRequired':
      return 'paymentActionRequired';
    case 'PaymentDeclined':
      return 'paymentDeclined';
    case 'OrderConfirmed':
      return 'orderConfirmed';
    case 'ParcelHandedOver':
      return 'parcelHandedOver';
    case 'ParcelTracked':
      return kindForStation(event.status);
    case 'OrderCancelled':
      return 'orderCancelled';
    case 'NoteAdded':
      return event.visibility === 'customer' ? 'noteAdded' : undefined;
    default:
      return undefined;
  }
}

function kindForStation(
  status: Extract<OrderEvent, { type: 'ParcelTracked' }>['status'],
): NotificationKind | undefined {
  switch (status) {
    case 'OUT_FOR_DELIVERY':
      return 'outForDelivery';
    case 'DELIVERY_FAILED':
      return 'deliveryFailed';
    case 'DELIVERED':
      return 'delivered';
    case 'IN_TRANSIT':
    case 'RETURNING':
    case 'RETURNED':
      return undefined;
  }
}

/**
 * Whether a message that was queued some time ago still holds: while its vendor was down the customer may have paid, or
 * the order been cancelled, and nobody shall be asked to pay for that.
 */
export const stillHolds = (kind: string, order: OrderAtSending): boolean =>
  messageOf(kind)?.stillHolds?.(order) ?? true;
