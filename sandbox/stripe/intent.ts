import { randomBytes } from 'node:crypto';

/** A card's behaviour, by Stripe's names of test payment methods. */
type Card = 'approves' | { readonly declines: string } | 'wantsAuthentication';

interface TestCard {
  readonly behaviour: Card;
  readonly brand: string;
  readonly last4: string;
}

const CARDS: Readonly<Record<string, TestCard>> = {
  pm_card_visa: { behaviour: 'approves', brand: 'visa', last4: '4242' },
  pm_card_mastercard: { behaviour: 'approves', brand: 'mastercard', last4: '4444' },
  pm_card_chargeDeclined: { behaviour: { declines: 'generic_decline' }, brand: 'visa', last4: '0002' },
  pm_card_chargeDeclinedInsufficientFunds: {
    ...{ behaviour: { declines: 'insufficient_funds' }, brand: 'visa', last4: '9995' },
  },
  pm_card_pendingRefund: { behaviour: 'approves', brand: 'visa', last4: '7726' },
  pm_card_refundFail: { behaviour: 'approves', brand: 'visa', last4: '5126' },
  pm_card_authenticationRequired: { behaviour: 'wantsAuthentication', brand: 'visa', last4: '3184' },
};

/** Stripe's PaymentMethod, as far as it tells a card's owner which it was. */
export interface PaymentMethod {
  readonly id: string;
  readonly object: 'payment_method';
  readonly type: 'card';
  readonly card: { readonly brand: string; readonly last4: string };
}

/** What a payment method's id stands for; undefined for none. */
export function paymentMethodOf(id: string | null): PaymentMethod | undefined {
  const card = CARDS[id ?? ''];
  if (id === null || !card) return undefined;
  return { id, object: 'payment_method', type: 'card', card: { brand: card.brand, last4: card.last4 } };
}

export interface PaymentError {
  readonly type: 'card_error';
  readonly code: string;
  readonly decline_code?: string;
  readonly message: string;
  /** Whole, whether or not the caller asked for more than ids. */
  readonly payment_method?: PaymentMethod;
}

/** Stripe's PaymentIntent, as far as card payments with manual capture fill it. */
export interface PaymentIntent {
  readonly id: string;
  readonly object: 'payment_intent';
  readonly amount: number;
  readonly amount_capturable: number;
  readonly amount_received: number;
  readonly capture_method: 'manual' | 'automatic';
  readonly currency: string;
  readonly created: number;
  readonly canceled_at: number | null;
  /** Stripe's own word, where nobody asked for it. */
  readonly cancellation_reason: 'automatic' | null;
  readonly client_secret: string;
  readonly last_payment_error: PaymentError | null;
  readonly latest_charge: string | null;
  readonly livemode: false;
  readonly metadata: Readonly<Record<string, string>>;
  readonly next_action: {
    readonly type: 'redirect_to_url';
    readonly redirect_to_url: { readonly url: string; readonly return_url: string | null };
  } | null;
  readonly payment_method: string | null;
  readonly payment_method_types: readonly string[];
  readonly return_url: string | null;
  readonly status:
    | 'requires_payment_method'
    | 'requires_confirmation'
    | 'requires_action'
    | 'requires_capture'
    | 'succeeded'
    | 'canceled';
}

/** An intent that has come into a new state, and the webhook that tells of it. */
export interface Change {
  readonly intent: PaymentIntent;
  readonly event: string;
}

/** How refunds of a card's payments go, by Stripe's names of test payment methods. */
export const REFUNDS_OF: Readonly<Record<string, 'pending' | 'fails'>> = {
  pm_card_pendingRefund: 'pending',
  pm_card_refundFail: 'fails',
};

export const isTestCard = (paymentMethod: string): boolean => paymentMethod in CARDS;

const newId = (prefix: string): string => `${prefix}_${randomBytes(12).toString('hex')}`;

export interface NewIntent {
  readonly amount: number;
  readonly currency: string;
  readonly captureMethod: 'manual' | 'automatic';
  readonly metadata: Readonly<Record<string, string>>;
  readonly paymentMethod: string | null;
  readonly returnUrl: string | null;
}

export function newIntent(wish: NewIntent, now: number): PaymentIntent {
  const id = newId('pi');
  return {
    id,
    object: 'payment_intent',
    amount: wish.amount,
    amount_capturable: 0,
    amount_received: 0,
    capture_method: wish.captureMethod,
    currency: wish.currency,
    created: Math.floor(now / 1000),
    canceled_at: null,
    cancellation_reason: null,
    client_secret: `${id}_secret_${randomBytes(8).toString('hex')}`,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    metadata: wish.metadata,
    next_action: null,
    payment_method: wish.paymentMethod,
    payment_method_types: ['card'],
    return_url: wish.returnUrl,
    status: wish.paymentMethod === null ? 'requires_payment_method' : 'requires_confirmation',
  };
}

/** Tries the card. `authenticationUrl` is where a card that wants it has the shopper confirm. */
export function confirm(intent: PaymentIntent, card: string, authenticationUrl: string): Change {
  const behaviour = CARDS[card]?.behaviour;
  const charged = { ...intent, payment_method: card };
  if (behaviour === 'wantsAuthentication') {
    const redirect = { url: authenticationUrl, return_url: intent.return_url };
    return {
      intent: {
        ...charged,
        status: 'requires_action',
        next_action: { type: 'redirect_to_url', redirect_to_url: redirect },
      },
      event: 'payment_intent.requires_action',
    };
  }
  if (typeof behaviour === 'object') return decline(charged, 'card_declined', behaviour.declines);
  return charge(charged);
}

/** The shopper confirmed at the bank, or the card never wanted that. */
export function charge(intent: PaymentIntent): Change {
  const charged: PaymentIntent = {
    ...intent,
    next_action: null,
    last_payment_error: null,
    latest_charge: newId('ch'),
  };
  if (intent.capture_method === 'automatic') return capture(charged, intent.amount);
  return {
    intent: { ...charged, status: 'requires_capture', amount_capturable: intent.amount },
    event: 'payment_intent.amount_capturable_updated',
  };
}

export function decline(intent: PaymentIntent, code: string, declineCode?: string): Change {
  const method = paymentMethodOf(intent.payment_method);
  const error: PaymentError = {
    type: 'card_error',
    code,
    ...(declineCode === undefined ? {} : { decline_code: declineCode }),
    message:
      code === 'card_declined'
        ? 'Your card was declined.'
        : 'The cardholder did not authenticate the payment.',
    ...(method && { payment_method: method }),
  };
  return {
    intent: {
      ...intent,
      status: 'requires_payment_method',
      next_action: null,
      last_payment_error: error,
      latest_charge: newId('ch'),
      payment_method: null,
    },
    event: 'payment_intent.payment_failed',
  };
}

export function capture(intent: PaymentIntent, amount: number): Change {
  return {
    intent: { ...intent, status: 'succeeded', amount_capturable: 0, amount_received: amount },
    event: 'payment_intent.succeeded',
  };
}

export function cancel(intent: PaymentIntent, now: number): Change {
  return {
    intent: {
      ...intent,
      status: 'canceled',
      amount_capturable: 0,
      next_action: null,
      canceled_at: Math.floor(now / 1000),
    },
    event: 'payment_intent.canceled',
  };
}
