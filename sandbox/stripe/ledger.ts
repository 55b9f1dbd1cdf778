import type { PaymentIntent } from './intent';
import type { Refund } from './refunds';

/** What Stripe knows of one order's payments; amounts in minor units. */
export interface Charges {
  /** Times the card was charged or its money reserved: more than one is a double charge. */
  readonly charges: number;
  readonly authorized: number;
  readonly captured: number;
}

/** What Stripe has given back of one order's payments. */
export interface Refunded {
  /** Refunds that were made, whether or not the bank has turned them away since. */
  readonly refunds: number;
  /** How much stayed given back. */
  readonly amount: number;
}

/** All that Stripe has seen. */
export interface StripeLedger {
  readonly paymentIntents: readonly PaymentIntent[];
  readonly refunds: readonly Refund[];
  readonly charges: Readonly<Record<string, Charges>>;
  readonly refunded: Readonly<Record<string, Refunded>>;
}

/** All that Stripe has seen, or what concerns one order. */
export function stripeLedger(
  intents: readonly PaymentIntent[],
  refunds: readonly Refund[],
  orderId?: string,
): StripeLedger {
  const paymentIntents = intents.filter(
    ({ metadata }) => orderId === undefined || metadata['orderId'] === orderId,
  );
  const ids = new Set(paymentIntents.map(({ id }) => id));
  return {
    paymentIntents,
    refunds: refunds.filter(({ payment_intent: id }) => ids.has(id)),
    charges: chargesByOrder(paymentIntents),
    refunded: refundedByOrder(paymentIntents, refunds),
  };
}

function chargesByOrder(intents: readonly PaymentIntent[]): Record<string, Charges> {
  const byOrder: Record<string, Charges> = {};
  for (const intent of intents) {
    const orderId = intent.metadata['orderId'];
    if (orderId === undefined) continue;
    const sum = byOrder[orderId] ?? { charges: 0, authorized: 0, captured: 0 };
    const charged = intent.status === 'requires_capture' || intent.status === 'succeeded';
    byOrder[orderId] = {
      charges: sum.charges + (charged ? 1 : 0),
      authorized: sum.authorized + intent.amount_capturable,
      captured: sum.captured + intent.amount_received,
    };
  }
  return byOrder;
}

function refundedByOrder(
  intents: readonly PaymentIntent[],
  refunds: readonly Refund[],
): Record<string, Refunded> {
  const orderOf = new Map(intents.map(({ id, metadata }) => [id, metadata['orderId']]));
  const byOrder: Record<string, Refunded> = {};
  for (const { payment_intent: intent, amount, status } of refunds) {
    const orderId = orderOf.get(intent);
    if (orderId === undefined) continue;
    const sum = byOrder[orderId] ?? { refunds: 0, amount: 0 };
    byOrder[orderId] = {
      refunds: sum.refunds + 1,
      amount: sum.amount + (status === 'failed' ? 0 : amount),
    };
  }
  return byOrder;
}
