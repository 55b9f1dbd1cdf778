import type { PaymentOutcome } from '../domain/commands';
import type { ActivityDeps } from './deps';

export type LedgerKind = 'AUTHORIZE' | 'CAPTURE' | 'VOID';

interface OpenTransaction {
  /** The vendor's idempotency key, and the row's id: a repeated call is one transaction. */
  readonly key: string;
  readonly kind: LedgerKind;
  readonly orderId: string;
  readonly id: string;
  readonly provider: string;
  readonly amount: number;
  readonly currency: string;
}

/** Writes down that a gateway is about to be asked: should the answer be lost, it shows that it was. */
export async function openTransaction({ prisma, now }: ActivityDeps, asked: OpenTransaction): Promise<void> {
  const { key, kind, orderId, id: paymentId, provider, amount, currency } = asked;
  await prisma.paymentTransaction.createMany({
    data: [{ id: key, orderId, paymentId, kind, status: 'PENDING', amount, currency, provider, at: now() }],
    skipDuplicates: true,
  });
}

/** Whether the gateway was ever asked with this key. */
export async function wasAsked({ prisma }: ActivityDeps, key: string): Promise<boolean> {
  return (await prisma.paymentTransaction.count({ where: { id: key } })) > 0;
}

const ACHIEVED: Readonly<Record<LedgerKind, readonly PaymentOutcome['outcome'][]>> = {
  AUTHORIZE: ['authorized', 'captured'],
  CAPTURE: ['captured'],
  VOID: ['voided'],
};

/** Writes down what became of it. A row that is final stays: a late answer repeats what is known. */
export async function closeTransaction(
  { prisma }: ActivityDeps,
  key: string,
  kind: LedgerKind,
  outcome: PaymentOutcome,
): Promise<void> {
  const status = statusOf(kind, outcome);
  if (status === undefined) return;
  await prisma.paymentTransaction.updateMany({
    where: { id: key, status: 'PENDING' },
    data: {
      status,
      providerRef: outcome.reference ?? null,
      code: outcome.outcome === 'declined' ? outcome.code : null,
    },
  });
}

/** Undefined while the customer still has to confirm. */
function statusOf(kind: LedgerKind, { outcome }: PaymentOutcome): 'SUCCEEDED' | 'FAILED' | undefined {
  if (ACHIEVED[kind].includes(outcome)) return 'SUCCEEDED';
  return outcome === 'actionRequired' ? undefined : 'FAILED';
}
