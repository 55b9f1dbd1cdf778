import twilio from 'twilio';
import type { ReceivedWebhook, WebhookMessage } from '../../../domain/notifications/webhook';
import { present } from '../../../domain/present';
import { WebhookForged, type WebhookReader } from '../../webhooks';

const MEANING: Readonly<Record<string, 'SENT' | 'DELIVERED' | 'FAILED'>> = {
  sent: 'SENT',
  delivered: 'DELIVERED',
  read: 'DELIVERED',
  undelivered: 'FAILED',
  failed: 'FAILED',
  canceled: 'FAILED',
};

/** On its way to be sent: nothing that our own record doesn't say. */
const UNDER_WAY: readonly string[] = ['accepted', 'scheduled', 'queued', 'sending'];

/**
 * Twilio's status callbacks. They carry no event id, but a message passes each status once, so both together
 * name the event. They carry no time either: a replay can only repeat what is stored already.
 */
export function createTwilioWebhookReader(config: { readonly authToken: string }): WebhookReader {
  return {
    provider: 'twilio',
    read: ({ rawBody, headers, url }) => {
      const form = rawBody.toString('utf8');
      // Whoever sends it hasn't proven anything yet, and the proof sorts all fields.
      if (countFields(form) > MOST_FIELDS) throw new WebhookForged('twilio: no callback has so many fields');
      const params = Object.fromEntries(new URLSearchParams(form));
      const signature = headers['x-twilio-signature'] ?? '';
      // A request may name a whole URL in the place of its path, and what that makes of ours is none.
      if (!URL.canParse(url) || !twilio.validateRequest(config.authToken, signature, url, params)) {
        throw new WebhookForged('twilio: the signature does not hold');
      }
      return [received(params, new URL(url).searchParams.get('notification'))];
    },
  };
}

/** A status callback has some thirty. */
const MOST_FIELDS = 1_000;

function countFields(form: string): number {
  let count = 1;
  for (let at = form.indexOf('&'); at !== -1 && count <= MOST_FIELDS; at = form.indexOf('&', at + 1))
    count += 1;
  return count;
}

function received(params: Readonly<Record<string, string>>, notificationId: string | null): ReceivedWebhook {
  const word = params['MessageStatus'] ?? '';
  const base: ReceivedWebhook = { eventId: `${params['MessageSid'] ?? ''}/${word}`, payload: params };
  if (word === '') return { ...base, alert: 'unreadable' };
  if (notificationId === null) return { ...base, alert: 'unmatched' };
  const status = Object.hasOwn(MEANING, word) ? MEANING[word] : undefined;
  const message = messageOf(notificationId, status, word, params['ErrorCode']);
  if (status !== undefined || UNDER_WAY.includes(word)) return { ...base, message };
  return { ...base, message, alert: 'unknown-word' };
}

/** Why it failed says Twilio's ErrorCode, or the word itself. */
const messageOf = (
  notificationId: string,
  status: (typeof MEANING)[string] | undefined,
  vendorStatus: string,
  code: string | undefined,
): WebhookMessage => ({
  ...{ kind: 'notificationStatus', notificationId, vendorStatus },
  ...present({ status, error: status === 'FAILED' ? (code ?? vendorStatus) : undefined }),
});
