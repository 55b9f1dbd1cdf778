import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import type { ReceivedWebhook, WebhookMessage } from '../../../domain/notifications/webhook';
import { ProviderUnavailable } from '../../errors';
import { WebhookForged, type RawWebhook, type WebhookReader } from '../../webhooks';

const PROVIDER = 'sendgrid';
const SIGNATURE_WINDOW_MS = 5 * 60_000;

const MEANING: Readonly<Record<string, 'DELIVERED' | 'FAILED'>> = {
  delivered: 'DELIVERED',
  bounce: 'FAILED',
  dropped: 'FAILED',
};

const mailEvent = z.looseObject({
  sg_event_id: z.string(),
  event: z.string(),
  /** Our custom argument, which SendGrid puts beside its own fields. */
  notificationId: z.string().optional(),
});

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
      return eventsOf(webhook.rawBody).map(received);
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

function eventsOf(rawBody: Buffer): readonly z.infer<typeof mailEvent>[] {
  try {
    return z.array(mailEvent).parse(JSON.parse(rawBody.toString('utf8')));
  } catch (error) {
    throw new WebhookForged('sendgrid: not a list of events', { cause: error });
  }
}

function received(event: z.infer<typeof mailEvent>): ReceivedWebhook {
  const status = MEANING[event.event];
  const base: ReceivedWebhook = { eventId: event.sg_event_id, payload: event };
  if (status === undefined || event.notificationId === undefined) return base;
  const message: WebhookMessage = {
    kind: 'notificationStatus',
    notificationId: event.notificationId,
    status,
  };
  return { ...base, message };
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
