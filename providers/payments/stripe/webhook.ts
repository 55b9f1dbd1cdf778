import Stripe from 'stripe';
import { z } from 'zod';
import type { ReceivedWebhook, WebhookMessage } from '../../../domain/notifications/webhook';
import { MOST_KEPT } from '../../../domain/payment/paymentEvent';
import { present } from '../../../domain/present';
import { jsonOf, unreadable } from '../../signedBody';
import { WebhookForged, type RawWebhook, type WebhookReader } from '../../webhooks';
import { disputeOf } from './dispute';
import { outcomeOfIntent } from './intent';
import { refundOf } from './refund';

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
      verify(webhook, config.webhookSecret);
      return [received(webhook.rawBody)];
    },
  };
}

function verify({ rawBody, headers }: RawWebhook, secret: string): void {
  try {
    const header = headers['stripe-signature'] ?? '';
    // Never null: the SDK's type says so for platforms that set it later.
    if (!Stripe.webhooks.signature) throw new Error('The SDK has no way to verify');
    Stripe.webhooks.signature.verifyHeader(rawBody, header, secret, SIGNATURE_WINDOW_S);
  } catch (error) {
    throw new WebhookForged('stripe: the signature does not hold', { cause: error });
  }
}

/** What Stripe calls its things; it says that an id has 255 characters at most. */
const stripeId = z.string().min(1).max(255);

const stripeEvent = z.looseObject({
  id: stripeId,
  type: z.string().min(1),
  data: z.looseObject({ object: z.unknown() }),
});

/** What the API takes; a webhook's object comes from outside and is checked. */
const ourIntent = z.looseObject({
  id: stripeId,
  status: z.string(),
  currency: z.string().length(3),
  amount: z.int(),
  amount_capturable: z.int(),
  amount_received: z.int(),
  next_action: z
    .looseObject({ redirect_to_url: z.looseObject({ url: z.string().nullable() }).nullish() })
    .nullish(),
  last_payment_error: z
    .looseObject({
      code: z.string().optional(),
      decline_code: z.string().optional(),
      payment_method: z.unknown().optional(),
    })
    .nullish(),
  payment_method: z.unknown().optional(),
  metadata: z.looseObject({ orderId: z.string().min(1), paymentId: z.string().min(1) }),
});

/** Whose payment it is, of an intent that may be none of ours: the Stripe account may serve other programs too. */
const marked = z.looseObject({ metadata: z.looseObject({ orderId: z.string().min(1) }) });

/** Events whose intent tells what became of a payment. */
const TELLING: readonly string[] = [
  ...[
    'payment_intent.amount_capturable_updated',
    'payment_intent.succeeded',
    'payment_intent.payment_failed',
  ],
  ...['payment_intent.canceled', 'payment_intent.requires_action', 'payment_intent.partially_funded'],
];

/** Events that come beside those, and say nothing more. */
const SAID_ELSEWHERE: readonly string[] = [
  ...['payment_intent.created', 'payment_intent.processing', 'charge.pending', 'charge.succeeded'],
  ...['charge.captured', 'charge.failed', 'charge.updated', 'charge.expired', 'charge.refunded'],
];

/** What became of a refund is read from it, whichever of its events brings it. The last is the name of earlier API versions. */
const REFUNDS: readonly string[] = [
  ...['refund.created', 'refund.updated', 'refund.failed', 'charge.refund.updated'],
];

/** What comes of a dispute is read from the dispute, whichever of its events brings it: they come in any order. */
const DISPUTES = 'charge.dispute.';

function received(rawBody: Buffer): ReceivedWebhook {
  const event = stripeEvent.safeParse(jsonOf(rawBody)).data;
  if (!event) return unreadable(rawBody);
  const base: ReceivedWebhook = { eventId: event.id, payload: event };
  if (SAID_ELSEWHERE.includes(event.type)) return base;
  if (event.type.startsWith(DISPUTES))
    return { ...base, about: aboutOf(event.data.object), ...disputeOf(event.data.object) };
  if (REFUNDS.includes(event.type))
    return { ...base, about: aboutOf(event.data.object), ...refundOf(event.data.object) };
  if (!TELLING.includes(event.type))
    return { ...base, alert: 'unknown-word', about: aboutOf(event.data.object) };
  if (!marked.safeParse(event.data.object).success) return base;
  const message = messageOf(event.data.object);
  if (message === undefined) return { ...base, alert: 'unreadable' };
  return hasOddAmount(message) ? { ...base, message, alert: 'unreadable' } : { ...base, message };
}

/** An amount that can't be: the order hears of it and is held, and whoever looks at the event finds what was said. */
function hasOddAmount(message: WebhookMessage): boolean {
  if (message.kind !== 'paymentEvent') return false;
  const { outcome } = message.payload;
  if (outcome.outcome !== 'authorized' && outcome.outcome !== 'captured') return false;
  return outcome.amount < 0 || outcome.amount > MOST_KEPT;
}

/** Refunds and disputes name the intent, and our marks only where the intent's were copied to them. */
const naming = z.looseObject({
  metadata: z.looseObject({ orderId: z.string().min(1).optional() }).nullish(),
  payment_intent: z.string().min(1).nullish(),
});

function aboutOf(object: unknown): NonNullable<ReceivedWebhook['about']> {
  const { data } = naming.safeParse(object);
  return present({ orderId: data?.metadata?.orderId, payment: data?.payment_intent ?? undefined });
}

/** Undefined when the intent, which is marked as ours, doesn't say what became of which payment. */
function messageOf(object: unknown): WebhookMessage | undefined {
  const { data: intent } = ourIntent.safeParse(object);
  if (!intent) return undefined;
  const { orderId, paymentId } = intent.metadata;
  try {
    const outcome = outcomeOfIntent(intent);
    return {
      kind: 'paymentEvent',
      orderId,
      payload: { paymentId, outcome, currency: intent.currency.toUpperCase(), source: 'webhook' },
    };
  } catch {
    return undefined;
  }
}
