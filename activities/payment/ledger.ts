import type { PaymentOutcome } from '../../domain/payment/payment';
import type { TransactionKind } from '../../domain/payment/transaction';
import type { ActivityDeps } from '../deps';

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

const ACHIEVED: Readonly<Record<TransactionKind, readonly PaymentOutcome['outcome'][]>> = {
  AUTHORIZE: ['authorized', 'captured'],
  CAPTURE: ['captured'],
  VOID: ['voided'],
};

/** Writes down what became of it. A row that is final stays: a late answer repeats what is known. */
export async function closeTransaction(
  { prisma }: ActivityDeps,
  key: string,
  kind: TransactionKind,
  outcome: PaymentOutcome,
): Promise<void> {
  const status = statusOf(kind, outcome);
  if (status === undefined) return;
  const code = outcome.outcome === 'declined' ? outcome.code : null;
  await prisma.rows`
    UPDATE payment_transactions
    SET status = ${status}, provider_ref = ${outcome.reference ?? null}, code = ${code}
    WHERE id = ${key} AND status = 'PENDING'`;
}

/** Undefined while the customer still has to confirm. */
function statusOf(kind: TransactionKind, { outcome }: PaymentOutcome): 'SUCCEEDED' | 'FAILED' | undefined {
  if (ACHIEVED[kind].includes(outcome)) return 'SUCCEEDED';
  return outcome === 'actionRequired' ? undefined : 'FAILED';
}
