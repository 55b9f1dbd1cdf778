import type { OrderEvent } from '../events';
import type { PaymentState } from '../order/order';
import type { OrderStatus } from '../order/status';

export type NotificationChannel = 'sms' | 'email';
export type NotificationKind =
  | 'orderPlaced'
  | 'paymentActionRequired'
  | 'paymentDeclined'
  | 'orderConfirmed'
  | 'parcelHandedOver'
  | 'outForDelivery'
  | 'deliveryFailed'
  | 'delivered'
  | 'orderCancelled'
  | 'noteAdded';

export interface PlannedNotification {
  readonly kind: NotificationKind;
  readonly channel: NotificationChannel;
}

/** Whom an event concerns enough to be told, and how: a text for what can't wait, an email for what is kept. */
export function notificationsFor(event: OrderEvent): readonly PlannedNotification[] {
  switch (event.type) {
    case 'OrderPlaced':
      return by('orderPlaced', 'email');
    case 'PaymentActionRequired':
      return by('paymentActionRequired', 'sms', 'email');
    case 'PaymentDeclined':
      return by('paymentDeclined', 'sms', 'email');
    case 'OrderConfirmed':
      return by('orderConfirmed', 'sms');
    case 'ParcelHandedOver':
      return by('parcelHandedOver', 'sms', 'email');
    case 'ParcelTracked':
      return trackingNotifications(event.status);
    case 'OrderCancelled':
      return by('orderCancelled', 'sms', 'email');
    case 'NoteAdded':
      return event.visibility === 'customer' ? by('noteAdded', 'email') : [];
    default:
      return [];
  }
}

function trackingNotifications(
  status: Extract<OrderEvent, { type: 'ParcelTracked' }>['status'],
): readonly PlannedNotification[] {
  switch (status) {
    case 'OUT_FOR_DELIVERY':
      return by('outForDelivery', 'sms');
    case 'DELIVERY_FAILED':
      return by('deliveryFailed', 'sms');
    case 'DELIVERED':
      return by('delivered', 'sms', 'email');
    case 'IN_TRANSIT':
    case 'RETURNING':
    case 'RETURNED':
      return [];
  }
}

function by(
  kind: NotificationKind,
  ...channels: readonly NotificationChannel[]
): readonly PlannedNotification[] {
  return channels.map((channel) => ({ kind, channel }));
}

/** What decides whether a message is still true. */
export interface OrderAtSending {
  readonly status: OrderStatus;
  /** Of the latest attempt to pay; null when there is nothing to pay. */
  readonly paymentState: PaymentState | null;
}

/**
 * Whether a message that was queued some time ago still holds: while its vendor was down the customer may have paid, or
 * the order been cancelled, and nobody shall be asked to pay for that.
 */
export function stillHolds(kind: string, { status, paymentState }: OrderAtSending): boolean {
  const isOver = status === 'CANCELLING' || status === 'CANCELLED';
  switch (kind) {
    case 'paymentDeclined':
      return !isOver && paymentState === 'DECLINED';
    case 'paymentActionRequired':
      return !isOver && paymentState === 'ACTION_REQUIRED';
    default:
      return true;
  }
}
