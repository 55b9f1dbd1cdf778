import { vendorKey } from '../../domain/order/ids';
import type { RefundOutcome } from '../../domain/refunds/settleRefund';
import { enterCredit, findCredit } from '../../prisma/storeCredit/enterCredit';
import type { ActivityDeps } from '../deps';
import { readCreditOwner } from './creditOwner';

/** A move of a refund that goes to its customer's account; the amount is in minor units. */
export interface CreditMove {
  readonly orderId: string;
  readonly ordinal: number;
  readonly amount: number;
  readonly currency: string;
}

/** Puts what a refund gives back into its customer's account. Repeating it with the same position enters nothing more. */
export async function grantCredit(
  { prisma, now }: Pick<ActivityDeps, 'prisma' | 'now'>,
  { orderId, ordinal, amount, currency }: CreditMove,
): Promise<RefundOutcome> {
  const customerId = await readCreditOwner(prisma, orderId);
  if (customerId === undefined) return { outcome: 'failed', code: 'guest' };
  const key = vendorKey(orderId, 'refund', ordinal);
  const { entries } = await enterCredit(prisma, { customerId, currency, orderId, at: now() }, () => [
    { key, kind: 'GRANT', amount },
  ]);
  return { outcome: 'refunded', reference: key, amount: entries[0]?.amount ?? amount };
}

/** Whether that was done; null: it was not. */
export async function findGrant(
  { prisma }: Pick<ActivityDeps, 'prisma'>,
  { orderId, ordinal }: Pick<CreditMove, 'orderId' | 'ordinal'>,
): Promise<RefundOutcome | null> {
  const key = vendorKey(orderId, 'refund', ordinal);
  const entry = await findCredit(prisma, key);
  return entry ? { outcome: 'refunded', reference: key, amount: entry.amount } : null;
}
