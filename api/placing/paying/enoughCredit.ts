import { formatDecimal, type Money } from '../../../domain/money/money';
import type { PrismaClient } from '../../../prisma/client';
import { invalid } from '../../http/problems';

/** Why a customer's store credit doesn't pay an amount. */
interface CreditRefusal {
  readonly code: 'NO_ACCOUNT' | 'NOT_ENOUGH';
  /** A sentence. */
  readonly detail: string;
}

/**
 * Why a customer's store credit doesn't pay an amount in minor units, as it stands now; undefined when it does. Guests have none, others
 * may have too little.
 */
export async function creditRefusal(
  prisma: PrismaClient,
  customerId: string,
  { amount, currency }: Money,
): Promise<CreditRefusal | undefined> {
  const customer = await prisma.customer.findUnique({
    where: { id: customerId },
    select: { guest: true, creditAccounts: { where: { currency }, select: { available: true } } },
  });
  if (customer?.guest ?? customerId.startsWith('guest_'))
    return {
      code: 'NO_ACCOUNT',
      detail: 'Only customers who have an account at the shop have store credit.',
    };
  const available = customer?.creditAccounts[0]?.available ?? 0;
  if (available >= amount) return undefined;
  const text = (one: number): string => `${formatDecimal(one, currency)} ${currency}`;
  return {
    code: 'NOT_ENOUGH',
    detail: `The account has ${text(available)} of store credit, and ${text(amount)} is to be paid by it.`,
  };
}

interface AskedOfCredit extends Money {
  readonly customerId: string;
  /** The field that asks for it. */
  readonly pointer: string;
}

/**
 * Makes sure that a customer's store credit pays an amount: what somebody else spends of it meanwhile is a payment that failed, which may
 * be made another way.
 * @throws {DomainError} `validation`, by {@link creditRefusal}.
 */
export async function requireEnoughCredit(
  prisma: PrismaClient,
  { customerId, pointer, ...money }: AskedOfCredit,
): Promise<void> {
  const refusal = await creditRefusal(prisma, customerId, money);
  if (refusal) throw invalid(pointer, refusal.detail);
}
