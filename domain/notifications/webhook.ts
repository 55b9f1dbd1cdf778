import type { CommandPayloads } from '../commands';
import type { PaymentDispute } from '../payment/dispute/dispute';
import type { HeardPayout } from '../payouts/payoutWord';
import type { PaymentRefund } from '../refunds/hearRefund';
import type { NotificationStatus } from './notifications';

/** What a vendor's webhook means in our words. */
export type WebhookMessage =
  | {
      readonly kind: 'paymentEvent';
      readonly orderId: string;
      readonly payload: CommandPayloads['paymentEvent'];
    }
  /** Names the payment by the gateway's reference alone: whose it is, the payments tell. */
  | { readonly kind: 'paymentDispute'; readonly payload: PaymentDispute }
  /** The same; its amount is in that currency. */
  | { readonly kind: 'paymentRefund'; readonly payload: PaymentRefund; readonly currency: string }
  | {
      readonly kind: 'shipmentEvent';
      readonly orderId: string;
      readonly payload: CommandPayloads['shipmentEvent'];
    }
  /** Names the payout alone: whose it is, the payouts tell. */
  | { readonly kind: 'payout'; readonly payload: HeardPayout }
  | {
      readonly kind: 'notificationStatus';
      readonly notificationId: string;
      /** Absent for a word that doesn't tell how far the message has got. */
      readonly status?: Extract<NotificationStatus, 'SENT' | 'DELIVERED' | 'FAILED'>;
      /** The vendor's own word. */
      readonly vendorStatus?: string;
      /** The vendor's code of why it failed. */
      readonly error?: string;
      /** When it happened, by the vendor's clock (RFC 3339). */
      readonly occurredAt?: string;
    };

/**
 * Why somebody has to look at a vendor's event: it can't be read; it says what nobody here has heard before; it concerns no
 * order or message of ours; or it names an order and not its money or its parcel.
 */
export const WEBHOOK_ALERTS = ['unreadable', 'unknown-word', 'unmatched', 'foreign'] as const;
export type WebhookAlert = (typeof WEBHOOK_ALERTS)[number];

/** One verified vendor event. */
export interface ReceivedWebhook {
  /** The vendor's event id, or a hash of the payload where it has none: stored once. */
  readonly eventId: string;
  /** The vendor's event, as sent. */
  readonly payload: unknown;
  /** Undefined when the event is none we act on. */
  readonly message?: WebhookMessage;
  readonly alert?: WebhookAlert;
  /** What whoever looks at it finds the order by, of an event that isn't handed on. */
  readonly about?: {
    readonly orderId?: string;
    /** The gateway's reference of a payment. */
    readonly payment?: string;
  };
}
