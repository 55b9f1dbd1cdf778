import { formatDecimal } from '../../../domain/money/money';
import type { PrismaClient } from '../../../prisma/client';
import { invalid } from '../../http/problems';

interface AskedOfCredit {
  readonly customerId: string;
  readonly currency: string;
  readonly amount: number;
  /** The field that asks for it. */
  readonly pointer: string;
}

/**
 * Makes sure that a customer's store credit pays an amount in minor units, as it stands now: what somebody else spends of it meanwhile is a payment
 * that failed, which may be made another way.
 * @throws {DomainError} `validation`: guests have none, others may have too little.
 */
export async function requireEnoughCredit(
  prisma: PrismaClient,
  { customerId, currency, amount, pointer }: AskedOfCredit,
): Promise<void> {
  const customer = await prisma.customer.findUnique({
    where: { id: customerId },
    select: { guest: true, creditAccounts: { where: { currency }, select: { available: true } } },
  });
  if (!customer || customer.guest)
    throw invalid(pointer, 'Only customers who have an account at the shop have store credit.');
  const available = customer.creditAccounts[0]?.available ?? 0;
  if (available >= amount) return;
  const text = (of: number): string => `${formatDecimal(of, currency)} ${currency}`;
  throw invalid(
    pointer,
    `The account has ${text(available)} of store credit, and ${text(amount)} is to be paid by it.`,
  );
}
