import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { orderIdOfParcel } from '../../../domain/order/ids';
import type { ReceivedWebhook, WebhookMessage } from '../../../domain/notifications/webhook';
import { WebhookForged, type RawWebhook, type WebhookReader } from '../../webhooks';
import type { Booking } from '../courier';
import { PATHAO } from './api';
import { minorUnitsOfTaka } from './order';
import { instantOf, instantOfDhaka, trackingStatusOf } from './status';

/** A constant of Pathao's documents, the same for every merchant: its answer proves that the URL speaks Pathao. */
const INTEGRATION_SECRET = 'f3992ecc-59da-4cbe-a049-a13da2018d51';

const orderEvent = z.object({
  event: z.string(),
  consignment_id: z.string().optional(),
  merchant_order_id: z.string().nullish(),
  delivery_fee: z.coerce.number().optional(),
  /** RFC 3339. */
  timestamp: z.string().optional(),
  /** Dhaka's time without saying so. */
  updated_at: z.string().optional(),
});
type OrderEvent = z.infer<typeof orderEvent>;

/** Pathao's webhooks: a shared secret in a header and no event id, so the body's hash stands in for it. */
export function createPathaoWebhookReader(config: { readonly webhookSecret: string }): WebhookReader {
  return {
    provider: PATHAO,
    responseHeaders: { 'X-Pathao-Merchant-Webhook-Integration-Secret': INTEGRATION_SECRET },
    read: (webhook) => {
      verify(webhook, config.webhookSecret);
      const payload = payloadOf(webhook.rawBody);
      const eventId = createHash('sha256').update(webhook.rawBody).digest('hex');
      const message = messageOf(payload, eventId);
      const received: ReceivedWebhook = { eventId, payload };
      return [message === undefined ? received : { ...received, message }];
    },
  };
}

/**
 * The booking that an `order.created` webhook announces, from its stored payload; undefined for any other event.
 * The answer to a booking that timed out is found this way.
 */
export function bookingOfWebhook(payload: unknown): (Booking & { readonly parcelId: string }) | undefined {
  const { data } = orderEvent.safeParse(payload);
  if (data?.event !== 'order.created' || !data.consignment_id || !data.merchant_order_id) return undefined;
  return {
    parcelId: data.merchant_order_id,
    consignmentId: data.consignment_id,
    fee: minorUnitsOfTaka(data.delivery_fee ?? 0),
  };
}

/** The booking of one parcel, if one of these stored payloads announces it. */
export function bookingAmong(payloads: readonly unknown[], parcelId: string): Booking | undefined {
  return payloads.map(bookingOfWebhook).find((booking) => booking?.parcelId === parcelId);
}

/** Hashes are compared, since timingSafeEqual wants equal lengths and the length must not leak either. */
function verify({ headers }: RawWebhook, secret: string): void {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  if (!timingSafeEqual(digest(headers['x-pathao-signature'] ?? ''), digest(secret))) {
    throw new WebhookForged('pathao: the signature does not hold');
  }
}

function payloadOf(rawBody: Buffer): OrderEvent {
  try {
    return orderEvent.loose().parse(JSON.parse(rawBody.toString('utf8')));
  } catch (error) {
    throw new WebhookForged('pathao: not an event', { cause: error });
  }
}

function messageOf(event: OrderEvent, trackingId: string): WebhookMessage | undefined {
  const status = trackingStatusOf(event.event);
  const occurredAt = timeOf(event);
  if (status === undefined || occurredAt === undefined || !event.merchant_order_id) return undefined;
  return {
    kind: 'shipmentEvent',
    orderId: orderIdOfParcel(event.merchant_order_id),
    payload: {
      parcelId: event.merchant_order_id,
      trackingId,
      status,
      vendorStatus: event.event,
      occurredAt,
    },
  };
}

/** Undefined when it says no time that can be true: where the parcel is will be asked for. */
function timeOf({ timestamp, updated_at: updatedAt }: OrderEvent): string | undefined {
  const said = timestamp === undefined ? undefined : instantOf(timestamp);
  return said ?? (updatedAt === undefined ? undefined : instantOfDhaka(updatedAt));
}
