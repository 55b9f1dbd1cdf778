import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { orderIdOfParcel } from '../../../domain/order/ids';
import type { ReceivedWebhook, WebhookMessage } from '../../../domain/notifications/webhook';
import { present } from '../../../domain/present';
import { cutText } from '../../../domain/text/cutText';
import { hashOf, jsonOf, unreadable } from '../../signedBody';
import { WebhookForged, type RawWebhook, type WebhookReader } from '../../webhooks';
import type { Booking } from '../courier';
import { PATHAO } from './api';
import { minorUnitsOfTaka } from './order';
import { instantOf, instantOfDhaka, isKnownWord, meaningOf } from './status';

/** A constant of Pathao's documents, the same for every merchant: its answer proves that the URL speaks Pathao. */
const INTEGRATION_SECRET = 'f3992ecc-59da-4cbe-a049-a13da2018d51';

/** What names a parcel or a consignment; longer it names none of ours. */
const name = z.string().min(1).max(100);

/** Of a longer word, what comes after is not kept. */
const LONGEST_WORD = 100;

/** As a number, or as a text that is one. */
const takaText = z
  .string()
  .regex(/^\d{1,7}(\.\d{1,2})?$/)
  .transform(Number);
const taka = z
  .union([z.number(), takaText])
  .pipe(z.number().min(0).max(1_000_000))
  .nullish()
  .catch(undefined);

/** Texts that are not there, null or no text at all are left out: the event may still say what it is about. */
const orderEvent = z.looseObject({
  event: z
    .string()
    .overwrite((word) => cutText(word, LONGEST_WORD))
    .regex(/\S/),
  consignment_id: name.optional().catch(undefined),
  merchant_order_id: name.optional().catch(undefined),
  delivery_fee: taka,
  collected_amount: taka,
  /** RFC 3339. */
  timestamp: z.string().optional().catch(undefined),
  /** Dhaka's time without saying so. */
  updated_at: z.string().optional().catch(undefined),
});
type OrderEvent = z.infer<typeof orderEvent>;

/** Pathao's webhooks: a shared secret in a header and no event id, so the body's hash stands in for it. */
export function createPathaoWebhookReader(
  config: { readonly webhookSecret: string },
  now: () => number = Date.now,
): WebhookReader {
  return {
    provider: PATHAO,
    responseHeaders: { 'X-Pathao-Merchant-Webhook-Integration-Secret': INTEGRATION_SECRET },
    read: (webhook) => {
      verify(webhook, config.webhookSecret);
      return [received(webhook.rawBody, new Date(now()).toISOString())];
    },
  };
}

/** 128 bits of the event's hash tell a parcel's words apart, and an order's history keeps each of them twice. */
const TRACKING_ID_LETTERS = 32;

function received(rawBody: Buffer, at: string): ReceivedWebhook {
  const payload = jsonOf(rawBody);
  const event = orderEvent.safeParse(payload).data;
  // A parcel's name that is too long for any index is kept as text alone.
  if (!event || hasOddName(payload)) return unreadable(rawBody);
  const eventId = hashOf(rawBody);
  if (!event.merchant_order_id)
    return isOfAParcel(event) ? { eventId, payload, alert: 'unmatched' } : { eventId, payload };
  const told = { ...event, merchant_order_id: event.merchant_order_id };
  const message = messageOf(told, eventId.slice(0, TRACKING_ID_LETTERS), at);
  if (hasOddAmount(payload)) return { eventId, payload, message, alert: 'unreadable' };
  return isKnownWord(event.event)
    ? { eventId, payload, message }
    : { eventId, payload, message, alert: 'unknown-word' };
}

/** Stores and the set-up of webhooks have events of their own. */
const isOfAParcel = ({ event }: OrderEvent): boolean => /^order\./i.test(event);

/** An amount that can't be is left out, and somebody has to ask how much it is. */
const anyAmounts = z.looseObject({
  delivery_fee: z.unknown().optional(),
  collected_amount: z.unknown().optional(),
});
function hasOddAmount(payload: unknown): boolean {
  const given = anyAmounts.safeParse(payload).data;
  const read = orderEvent.safeParse(payload).data;
  return (['delivery_fee', 'collected_amount'] as const).some(
    (name) => given?.[name] !== undefined && given[name] !== null && read?.[name] === undefined,
  );
}

const longName = z.looseObject({ merchant_order_id: z.string().min(101) });
const hasOddName = (payload: unknown): boolean => longName.safeParse(payload).success;

/**
 * The booking that a webhook proves, from its stored payload; undefined for one that names no consignment. The answer to a
 * booking that timed out is found this way. What it costs `order.created` alone tells.
 */
export function bookingOfWebhook(payload: unknown): (Booking & { readonly parcelId: string }) | undefined {
  const { data } = orderEvent.safeParse(payload);
  if (!data?.consignment_id || !data.merchant_order_id) return undefined;
  return {
    parcelId: data.merchant_order_id,
    consignmentId: data.consignment_id,
    ...present({ fee: feeOf(data) }),
  };
}

const feeOf = ({ delivery_fee: fee }: OrderEvent): number | undefined => amountOf(fee);

const amountOf = (told: number | null | undefined): number | undefined =>
  told === undefined || told === null ? undefined : minorUnitsOfTaka(told);

/** The booking of one parcel, if these stored payloads prove it: the first of them that also tells the fee, else the first. */
export function bookingAmong(payloads: readonly unknown[], parcelId: string): Booking | undefined {
  const proven = payloads.flatMap((payload) => {
    const booking = bookingOfWebhook(payload);
    return booking?.parcelId === parcelId ? [booking] : [];
  });
  const [first] = proven;
  if (!first) return undefined;
  const { consignmentId } = first;
  const fee = proven.find((one) => one.consignmentId === consignmentId && one.fee !== undefined)?.fee;
  return { consignmentId, ...present({ fee }) };
}

/** Hashes are compared, since timingSafeEqual wants equal lengths and the length must not leak either. */
function verify({ headers }: RawWebhook, secret: string): void {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  if (!timingSafeEqual(digest(headers['x-pathao-signature'] ?? ''), digest(secret))) {
    throw new WebhookForged('pathao: the signature does not hold');
  }
}

function messageOf(
  event: OrderEvent & { readonly merchant_order_id: string },
  trackingId: string,
  now: string,
): WebhookMessage {
  const { merchant_order_id: parcelId, consignment_id: consignmentId, event: vendorStatus } = event;
  return {
    kind: 'shipmentEvent',
    orderId: orderIdOfParcel(parcelId),
    payload: {
      ...{ parcelId, trackingId, vendorStatus, source: 'webhook' },
      status: meaningOf(vendorStatus),
      occurredAt: timeOf(event) ?? now,
      ...present({ consignmentId, fee: feeOf(event), collected: amountOf(event.collected_amount) }),
    },
  };
}

/** Undefined when it says no time that can be true. */
function timeOf({ timestamp, updated_at: updatedAt }: OrderEvent): string | undefined {
  const said = timestamp === undefined ? undefined : instantOf(timestamp);
  return said ?? (updatedAt === undefined ? undefined : instantOfDhaka(updatedAt));
}
