import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import type { ReceivedWebhook, WebhookMessage } from '../../../domain/notifications/webhook';
import { present } from '../../../domain/present';
import { ProviderUnavailable } from '../../errors';
import { hashOf, jsonOf, unreadable } from '../../signedBody';
import { WebhookForged, type RawWebhook, type WebhookReader } from '../../webhooks';

const PROVIDER = 'sendgrid';
const SIGNATURE_WINDOW_MS = 5 * 60_000;

const MEANING: Readonly<Record<string, 'DELIVERED' | 'FAILED'>> = {
  delivered: 'DELIVERED',
  bounce: 'FAILED',
  dropped: 'FAILED',
};

/** What SendGrid tells beside how far an email has got. */
const BESIDE: readonly string[] = [
  ...['processed', 'deferred', 'open', 'click', 'spamreport'],
  ...['unsubscribe', 'group_unsubscribe', 'group_resubscribe'],
];

const mailEvent = z.looseObject({
  event: z.string().min(1),
  sg_event_id: z.string().min(1).optional().catch(undefined),
  /** Our custom argument, which SendGrid puts beside its own fields; others may have one of that name, too. */
  notificationId: z.string().min(1).optional().catch(undefined),
  /** Seconds since 1970. */
  timestamp: z.number().optional().catch(undefined),
  /** Of a bounce: `bounce`, or `blocked` by the other side for now. */
  type: z.string().optional().catch(undefined),
});
type MailEvent = z.infer<typeof mailEvent>;

/** SendGrid's event webhook: several events in one signed request. Without a public key it refuses everything. */
export function createSendgridWebhookReader(
  config: {
    /** Base64 DER. */
    readonly webhookPublicKey: string | undefined;
  },
  now: () => number = Date.now,
): WebhookReader {
  const key = config.webhookPublicKey === undefined ? undefined : publicKeyOf(config.webhookPublicKey);
  return {
    provider: PROVIDER,
    read: (webhook) => {
      const { signature, timestamp } = signatureOf(webhook, now());
      if (!key || !holds(key, timestamp, webhook.rawBody, signature)) {
        throw new WebhookForged('sendgrid: the signature does not hold');
      }
      return eventsOf(webhook.rawBody);
    },
  };
}

function signatureOf(
  { headers }: RawWebhook,
  now: number,
): { readonly signature: string; readonly timestamp: string } {
  const timestamp = headers['x-twilio-email-event-webhook-timestamp'] ?? '';
  const age = Math.abs(now - Number(timestamp) * 1000);
  if (timestamp === '' || !(age <= SIGNATURE_WINDOW_MS)) {
    throw new WebhookForged('sendgrid: signed too long ago, or not at all');
  }
  return { signature: headers['x-twilio-email-event-webhook-signature'] ?? '', timestamp };
}

const publicKeyOf = (base64: string): KeyObject =>
  createPublicKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'spki' });

/**
 * ECDSA over the timestamp and the raw body, in DER. The vendor's own package does the same in plain
 * JavaScript, for which every webhook blocks the process a hundred times as long.
 */
function holds(key: KeyObject, timestamp: string, rawBody: Buffer, signature: string): boolean {
  const signed = Buffer.concat([Buffer.from(timestamp), rawBody]);
  return verify('sha256', signed, key, Buffer.from(signature, 'base64'));
}

/** Each event by itself: one that nobody can read, or that is another program's, keeps none of the others back. */
function eventsOf(rawBody: Buffer): readonly ReceivedWebhook[] {
  const events = jsonOf(rawBody);
  if (!Array.isArray(events)) return [unreadable(rawBody)];
  return events.map((payload: unknown) => {
    try {
      return eventOf(payload);
    } catch {
      // Nested more deeply than a program can write it again.
      return unreadable(rawBody);
    }
  });
}

function eventOf(payload: unknown): ReceivedWebhook {
  const event = mailEvent.safeParse(payload).data;
  if (event) return received(event, payload);
  return {
    eventId: hashOf(JSON.stringify(payload)),
    payload: { unreadable: payload },
    alert: 'unreadable',
  };
}

function received(event: MailEvent, payload: unknown): ReceivedWebhook {
  const { notificationId } = event;
  const base: ReceivedWebhook = { eventId: event.sg_event_id ?? hashOf(JSON.stringify(payload)), payload };
  if (notificationId === undefined) return base;
  const message = messageOf(event, notificationId);
  return message.status !== undefined || BESIDE.includes(event.event)
    ? { ...base, message }
    : { ...base, message, alert: 'unknown-word' };
}

function messageOf(
  { event: word, timestamp, type }: MailEvent,
  notificationId: string,
): Extract<WebhookMessage, { kind: 'notificationStatus' }> {
  const status = Object.hasOwn(MEANING, word) ? MEANING[word] : undefined;
  return {
    ...{ kind: 'notificationStatus', notificationId, vendorStatus: word },
    ...present({
      status,
      error: status === 'FAILED' ? (word === 'bounce' && type === 'blocked' ? type : word) : undefined,
      occurredAt: timestamp === undefined ? undefined : instantOfSeconds(timestamp),
    }),
  };
}

/** Undefined for a time at which no email can have been sent. */
function instantOfSeconds(seconds: number): string | undefined {
  const instant = new Date(seconds * 1_000);
  const year = instant.getUTCFullYear();
  return year >= 2000 && year < 2100 ? instant.toISOString() : undefined;
}

const settings = z.object({ public_key: z.string() });

/**
 * Asks SendGrid for the public key of the account's event webhook, base64 DER: in production an operator copies
 * it into the configuration, in development the sandbox is asked at every start.
 * @throws {ProviderUnavailable} when it can't be had.
 */
export async function fetchSendgridPublicKey(apiUrl: string, apiKey: string): Promise<string> {
  try {
    const response = await fetch(`${apiUrl}/v3/user/webhooks/event/settings/signed`, {
      headers: { Authorization: `Bearer ${apiKey}` },
      signal: AbortSignal.timeout(10_000),
    });
    return settings.parse(await response.json()).public_key;
  } catch (error) {
    throw new ProviderUnavailable(PROVIDER, 'did not tell the key of its webhooks', { cause: error });
  }
}
