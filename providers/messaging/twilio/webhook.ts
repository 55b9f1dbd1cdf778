import twilio from 'twilio';
import type { ReceivedWebhook, WebhookMessage } from '../../../domain/notifications/webhook';
import { WebhookForged, type WebhookReader } from '../../webhooks';

const MEANING: Readonly<Record<string, 'SENT' | 'DELIVERED' | 'FAILED'>> = {
  sent: 'SENT',
  delivered: 'DELIVERED',
  undelivered: 'FAILED',
  failed: 'FAILED',
};

/**
 * Twilio's status callbacks. They carry no event id, but a message passes each status once, so both together
 * name the event. They carry no time either: a replay can only repeat what is stored already.
 */
export function createTwilioWebhookReader(config: { readonly authToken: string }): WebhookReader {
  return {
    provider: 'twilio',
    read: ({ rawBody, headers, url }) => {
      const params = Object.fromEntries(new URLSearchParams(rawBody.toString('utf8')));
      const signature = headers['x-twilio-signature'] ?? '';
      if (!twilio.validateRequest(config.authToken, signature, url, params)) {
        throw new WebhookForged('twilio: the signature does not hold');
      }
      const message = messageOf(url, params['MessageStatus'] ?? '');
      const eventId = `${params['MessageSid'] ?? ''}/${params['MessageStatus'] ?? ''}`;
      const received: ReceivedWebhook = { eventId, payload: params };
      return [message === undefined ? received : { ...received, message }];
    },
  };
}

function messageOf(url: string, status: string): WebhookMessage | undefined {
  const notificationId = new URL(url).searchParams.get('notification');
  const meaning = MEANING[status];
  if (notificationId === null || meaning === undefined) return undefined;
  return { kind: 'notificationStatus', notificationId, status: meaning };
}
