import type { PaymentIntent } from './intent';

/** What Stripe knows of one order's payments; amounts in minor units. */
export interface Charges {
  /** Times the card was charged or its money reserved: more than one is a double charge. */
  readonly charges: number;
  readonly authorized: number;
  readonly captured: number;
}

/** All that Stripe has seen. */
export interface StripeLedger {
  readonly paymentIntents: readonly PaymentIntent[];
  readonly charges: Readonly<Record<string, Charges>>;
}

/** All that Stripe has seen, or what concerns one order. */
export function stripeLedger(intents: readonly PaymentIntent[], orderId?: string): StripeLedger {
  const paymentIntents = intents.filter(
    ({ metadata }) => orderId === undefined || metadata['orderId'] === orderId,
  );
  return { paymentIntents, charges: chargesByOrder(paymentIntents) };
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
