import Stripe from 'stripe';
import type { ReceivedWebhook, WebhookMessage } from '../../../domain/notifications/webhook';
import { WebhookForged, type RawWebhook, type WebhookReader } from '../../webhooks';
import { outcomeOfIntent } from './intent';

/** Seconds a signature is accepted for: an older one may be a replay. */
const SIGNATURE_WINDOW_S = 300;

/**
 * Stripe's events about our PaymentIntents. What an event means is read from the intent it carries, which is
 * the intent as it was when the event happened.
 */
export function createStripeWebhookReader(config: { readonly webhookSecret: string }): WebhookReader {
  return {
    provider: 'stripe',
    read: (webhook) => {
      const event = verified(webhook, config.webhookSecret);
      const message = messageOf(event);
      const received: ReceivedWebhook = { eventId: event.id, payload: event };
      return [message === undefined ? received : { ...received, message }];
    },
  };
}

function verified({ rawBody, headers }: RawWebhook, secret: string): Stripe.Event {
  try {
    const signature = headers['stripe-signature'] ?? '';
    return Stripe.webhooks.constructEvent(rawBody, signature, secret, SIGNATURE_WINDOW_S);
  } catch (error) {
    throw new WebhookForged('stripe: the signature does not hold', { cause: error });
  }
}

function messageOf(event: Stripe.Event): WebhookMessage | undefined {
  switch (event.type) {
    case 'payment_intent.amount_capturable_updated':
    case 'payment_intent.succeeded':
    case 'payment_intent.payment_failed':
    case 'payment_intent.canceled':
    case 'payment_intent.requires_action':
      return paymentEvent(event.data.object);
    default:
      return undefined;
  }
}

/** Undefined for payments that aren't ours: the Stripe account may serve other programs too. */
function paymentEvent(intent: Stripe.PaymentIntent): WebhookMessage | undefined {
  const { orderId, paymentId } = intent.metadata;
  if (orderId === undefined || paymentId === undefined) return undefined;
  return { kind: 'paymentEvent', orderId, payload: { paymentId, outcome: outcomeOfIntent(intent) } };
}
