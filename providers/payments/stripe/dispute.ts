import { z } from 'zod';
import type { ReceivedWebhook } from '../../../domain/notifications/webhook';
import type { DisputeState } from '../../../domain/payment/dispute/dispute';
import { MOST_KEPT } from '../../../domain/payment/paymentEvent';
import { present } from '../../../domain/present';
import { fromStripeAmount } from './amounts';

/** Every status of Stripe's documents. An inquiry that only warns holds as well: the goods may go once it is closed. */
const STATES: ReadonlyMap<string, DisputeState> = new Map([
  ['warning_needs_response', 'OPEN'],
  ['warning_under_review', 'OPEN'],
  ['needs_response', 'OPEN'],
  ['under_review', 'OPEN'],
  ['warning_closed', 'WON'],
  ['won', 'WON'],
  ['lost', 'LOST'],
]);

const dispute = z.looseObject({
  id: z.string().min(1).max(255),
  status: z.string(),
  payment_intent: z.string().min(1).max(255),
  amount: z.int().optional().catch(undefined),
  currency: z.string().length(3).optional().catch(undefined),
  reason: z.string().min(1).max(100).optional().catch(undefined),
});

/** What a dispute of Stripe says; one that names no payment, or stands where nobody knows, is for a person to look at. */
export function disputeOf(object: unknown): Pick<ReceivedWebhook, 'message' | 'alert'> {
  const { data } = dispute.safeParse(object);
  if (!data) return { alert: 'unreadable' };
  const { id, status, payment_intent: reference, reason } = data;
  const state = STATES.get(status);
  if (state === undefined) return { alert: 'unknown-word' };
  const payload = {
    ...({ outcome: 'disputed', reference, dispute: id, state } as const),
    ...amountOf(data),
    ...present({ code: reason }),
  };
  const message = { kind: 'paymentDispute', payload } as const;
  return isOdd(data.amount) ? { message, alert: 'unreadable' } : { message };
}

/** No bank disputes less than nothing, or more than any payment of ours can be: the order is held, and somebody is told. */
const isOdd = (amount: number | undefined): boolean =>
  amount !== undefined && (amount < 0 || amount > MOST_KEPT);

function amountOf({
  amount: counted,
  currency,
}: z.output<typeof dispute>): { readonly amount: number; readonly currency: string } | undefined {
  const code = currency?.toUpperCase();
  if (counted === undefined || code === undefined) return undefined;
  const amount = fromStripeAmount(counted, code);
  return amount === undefined ? undefined : { amount, currency: code };
}
