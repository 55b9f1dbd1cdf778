import type { PaymentOutcome } from '../../domain/payment/payment';
import type { TransactionKind } from '../../domain/payment/transactions/transaction';
import type { ActivityDeps } from '../deps';

/**
 * Gateways forget a key after a day, and would take the same call for a new one: the money would move twice. What was asked
 * for that long ago, by an order that stood still meanwhile, is looked up first.
 */
export const KEY_KEPT_MS = 23 * 3_600_000;

interface OpenTransaction {
  /** The vendor's idempotency key, and the row's id: a repeated call is one transaction. */
  readonly key: string;
  readonly kind: TransactionKind;
  readonly orderId: string;
  readonly id: string;
  readonly provider: string;
  readonly amount: number;
  readonly currency: string;
}

/**
 * Writes down that a gateway is about to be asked: should the answer be lost, it shows that it was.
 * @returns when it was asked with this key for the first time.
 */
export async function openTransaction({ prisma, now }: ActivityDeps, asked: OpenTransaction): Promise<Date> {
  const { key, kind, orderId, id: paymentId, provider, amount, currency } = asked;
  const at = now();
  const known = await prisma.rows<{ at: Date }>`
    WITH opened AS (
      INSERT INTO payment_transactions (id, order_id, payment_id, kind, status, amount, currency, provider, at)
      VALUES (${key}, ${orderId}, ${paymentId}, ${kind}, 'PENDING', ${amount}, ${currency}, ${provider}, ${at})
      ON CONFLICT (id) DO NOTHING)
    SELECT at FROM payment_transactions WHERE id = ${key}`;
  return known[0]?.at ?? at;
}

/** Whether the gateway was ever asked with this key. */
export async function wasAsked({ prisma }: ActivityDeps, key: string): Promise<boolean> {
  return (await prisma.paymentTransaction.count({ where: { id: key } })) > 0;
}

/** How much the gateway has reserved by the call with this key; undefined when it is not known to have. */
export async function reservedBy({ prisma }: ActivityDeps, key: string): Promise<number | undefined> {
  const [row] = await prisma.rows<{ amount: number }>`
    SELECT amount FROM payment_transactions WHERE id = ${key} AND kind = 'AUTHORIZE' AND status = 'SUCCEEDED'`;
  return row?.amount;
}

/** What an attempt to pay is asked for. Refunds have words of their own. */
type PaymentCall = Exclude<TransactionKind, 'REFUND'>;

const ACHIEVED: Readonly<Record<PaymentCall, readonly PaymentOutcome['outcome'][]>> = {
  AUTHORIZE: ['authorized', 'captured'],
  CAPTURE: ['captured'],
  VOID: ['voided'],
};

/**
 * Writes down what became of it, and the amount that the gateway says. A row that is final stays: a late answer repeats what
 * is known.
 */
export async function closeTransaction(
  { prisma }: ActivityDeps,
  key: string,
  kind: PaymentCall,
  outcome: PaymentOutcome,
): Promise<void> {
  const status = statusOf(kind, outcome);
  if (status === undefined) return;
  const code = outcome.outcome === 'declined' ? outcome.code : null;
  const amount = status === 'SUCCEEDED' ? movedBy(outcome) : null;
  await prisma.rows`
    UPDATE payment_transactions
    SET status = ${status}, amount = coalesce(${amount}::int, amount), provider_ref = ${outcome.reference ?? null},
      code = ${code}
    WHERE id = ${key} AND status = 'PENDING'`;
}

/** Of a void gateways say what the payment was for, not what they gave free: the row keeps what was known to be reserved. */
const movedBy = (outcome: PaymentOutcome): number | null =>
  outcome.outcome === 'authorized' || outcome.outcome === 'captured' ? outcome.amount : null;

/** Undefined while the customer still has to confirm. */
function statusOf(kind: PaymentCall, { outcome }: PaymentOutcome): 'SUCCEEDED' | 'FAILED' | undefined {
  if (ACHIEVED[kind].includes(outcome)) return 'SUCCEEDED';
  return outcome === 'actionRequired' ? undefined : 'FAILED';
}
