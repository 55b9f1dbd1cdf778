import Stripe from 'stripe';
import { z } from 'zod';
import type { ReceivedWebhook } from '../../../domain/notifications/webhook';
import { MOST_KEPT } from '../../../domain/payment/paymentEvent';
import type { RefundOutcome } from '../../../domain/refunds/settleRefund';
import { present } from '../../../domain/present';
import { ProviderUnavailable } from '../../errors';
import type { RefundRequest } from '../gateway';
import { fromStripeAmount } from './amounts';

/** Every status of Stripe's documents. A refund that was cancelled has not reached the customer, like one that failed. */
const STATES = {
  pending: 'pending',
  requires_action: 'pending',
  succeeded: 'refunded',
  failed: 'failed',
  canceled: 'failed',
} as const satisfies Readonly<Record<string, RefundOutcome['outcome']>>;

const stateOf = (status: string | null): RefundOutcome['outcome'] | undefined =>
  new Map<string, RefundOutcome['outcome']>(Object.entries(STATES)).get(status ?? '');

/** What of Stripe's Refund tells what became of it. */
export interface RefundToRead {
  readonly id: string;
  readonly status: string | null;
  readonly amount: number;
  readonly currency: string;
  readonly failure_reason?: string | undefined;
}

/**
 * What a refund's status means to us.
 * @throws {ProviderUnavailable} for a status that is younger than this adapter, or an amount that can't be counted: nobody knows yet.
 */
export function outcomeOfRefund(refund: RefundToRead): RefundOutcome {
  const { id: reference, status, currency, failure_reason: reason } = refund;
  const outcome = stateOf(status);
  if (outcome === undefined) throw new ProviderUnavailable('stripe', `the refund is still ${status}`);
  if (outcome === 'pending') return { outcome, reference };
  if (outcome === 'failed') return { outcome, reference, code: reason ?? status ?? 'failed' };
  const amount = fromStripeAmount(refund.amount, currency.toUpperCase());
  if (amount === undefined)
    throw new ProviderUnavailable('stripe', `tells an amount that ${currency} has no minor units for`);
  return { outcome, reference, amount };
}

/** By these a refund is known as ours, whichever way Stripe tells of it. */
export const marksOf = ({ orderId, ordinal }: Pick<RefundRequest, 'orderId' | 'ordinal'>) => ({
  orderId,
  ordinal: String(ordinal),
});

/** The refund of a payment that bears those marks, of all that Stripe has of it. */
export async function findRefund(
  stripe: Stripe,
  { reference, ...marks }: Pick<RefundRequest, 'reference' | 'orderId' | 'ordinal'>,
): Promise<Stripe.Refund | undefined> {
  const wanted = marksOf(marks);
  for await (const refund of stripe.refunds.list({ payment_intent: reference, limit: 100 })) {
    const { orderId, ordinal } = refund.metadata ?? {};
    if (orderId === wanted.orderId && ordinal === wanted.ordinal) return refund;
  }
  return undefined;
}

const refundWord = z.looseObject({
  id: z.string().min(1).max(255),
  status: z.string().nullable(),
  amount: z.int(),
  currency: z.string().length(3),
  payment_intent: z.string().min(1).max(255),
  failure_reason: z.string().min(1).max(100).optional().catch(undefined),
  metadata: z
    .looseObject({ ordinal: z.coerce.number().int().positive().optional().catch(undefined) })
    .nullish(),
});

/** What a refund that Stripe tells of by itself says; one that names no payment, or stands where nobody knows, is for a person. */
export function refundOf(object: unknown): Pick<ReceivedWebhook, 'message' | 'alert'> {
  const { data } = refundWord.safeParse(object);
  if (!data) return { alert: 'unreadable' };
  const state = stateOf(data.status);
  if (state === undefined) return { alert: 'unknown-word' };
  const currency = data.currency.toUpperCase();
  const amount = fromStripeAmount(data.amount, currency);
  if (amount === undefined || amount <= 0 || amount > MOST_KEPT) return { alert: 'unreadable' };
  const payload = {
    ...({ outcome: 'refund', reference: data.payment_intent, refund: data.id, state, amount } as const),
    ...present({
      ordinal: data.metadata?.ordinal,
      code: state === 'failed' ? (data.failure_reason ?? data.status ?? undefined) : undefined,
    }),
  };
  return { message: { kind: 'paymentRefund', payload, currency } };
}
