import { formatDecimal } from '../../domain/money/money';
import type { PrismaClient } from '../../prisma/client';
import { invalid } from '../http/problems';
import type { PricedCart } from './priceCart';

/**
 * Makes sure that a customer's store credit pays for a cart, as it stands now: what somebody else spends of it meanwhile is a payment
 * that failed, which may be made another way.
 * @throws {DomainError} `validation`: guests have none, others may have too little.
 */
export async function requireEnoughCredit(
  prisma: PrismaClient,
  customerId: string,
  { currency, totals }: Pick<PricedCart, 'currency' | 'totals'>,
): Promise<void> {
  const customer = await prisma.customer.findUnique({
    where: { id: customerId },
    select: { guest: true, creditAccounts: { where: { currency }, select: { available: true } } },
  });
  if (!customer || customer.guest)
    throw invalid('/payment/method', 'Only customers who have an account at the shop have store credit.');
  const available = customer.creditAccounts[0]?.available ?? 0;
  if (available >= totals.grand) return;
  const text = (amount: number): string => `${formatDecimal(amount, currency)} ${currency}`;
  throw invalid(
    '/payment/method',
    `The account has ${text(available)} of store credit, and the order costs ${text(totals.grand)}.`,
  );
}
