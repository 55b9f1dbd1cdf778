import type { CommandPayloads } from '../commands';
import type { NotificationStatus } from './notifications';

/** What a vendor's webhook means in our words. */
export type WebhookMessage =
  | {
      readonly kind: 'paymentEvent';
      readonly orderId: string;
      readonly payload: CommandPayloads['paymentEvent'];
    }
  | {
      readonly kind: 'shipmentEvent';
      readonly orderId: string;
      readonly payload: CommandPayloads['shipmentEvent'];
    }
  | {
      readonly kind: 'notificationStatus';
      readonly notificationId: string;
      readonly status: Extract<NotificationStatus, 'SENT' | 'DELIVERED' | 'FAILED'>;
    };

/** One verified vendor event. */
export interface ReceivedWebhook {
  /** The vendor's event id, or a hash of the payload where it has none: stored once. */
  readonly eventId: string;
  /** The vendor's event, as sent. */
  readonly payload: unknown;
  /** Undefined when the event is none we act on. */
  readonly message?: WebhookMessage;
}
