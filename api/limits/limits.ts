import type { z } from 'zod';
import { DomainError } from '../../domain/errors';
import { leftOf, type Bought, type Limit } from '../../domain/limits/limit';
import type { Database, Sql } from '../../prisma/client';
import { knownSkus } from '../catalogue/knownSkus';
import type { limitAnswer, QuotedLimitsJson } from '../schema/stock/limits';

interface Used extends Limit {
  readonly sku: string;
  /** The orders that count, see the SQL function `limit_use`. */
  readonly orders: readonly Bought[];
}

/** What setting a limit takes. */
export interface LimitDeps {
  readonly prisma: Database;
  readonly now: () => Date;
}

interface Buyer {
  readonly customerId: string;
  readonly guest: boolean;
}

/**
 * The limits of products, and what of each is left for a customer by what their account has ordered. Orders to their phone by others
 * are left out, although an order would count them: whoever asks may have made up the phone.
 */
export async function readLimits(
  sql: Sql,
  skus: readonly string[],
  { customerId, guest }: Buyer,
  at: Date,
): Promise<QuotedLimitsJson> {
  const used = await sql.rows<Used>`
    SELECT sku, quantity, days, orders
    FROM limit_use(${[...new Set(skus)]}::text[], ${customerId}, NULL, ${at.toISOString()}::timestamptz) ORDER BY sku`;
  return used.map(({ sku, orders, quantity, days }) => ({
    ...{ sku, quantity, days },
    left: guest ? null : leftOf({ quantity, days }, orders),
  }));
}

/**
 * Sets how many pieces of a product one customer may have, from the next order on.
 * @throws {DomainError} `not-found`.
 */
export async function setLimit(
  { prisma, now }: LimitDeps,
  given: string,
  limit: Limit | null,
): Promise<z.infer<typeof limitAnswer>> {
  const sku = (await knownSkus(prisma, [given])).get(given);
  if (sku === undefined) throw new DomainError('not-found', 'There is no such product.');
  const data = { limitQuantity: limit?.quantity ?? null, limitDays: limit?.days ?? null };
  await prisma.product.update({ where: { sku }, data: { ...data, updatedAt: now() } });
  return { sku, limit };
}

/** A product's limit as its row has it. */
export const limitOf = ({
  limitQuantity,
  limitDays,
}: {
  readonly limitQuantity: number | null;
  readonly limitDays: number | null;
}): Limit | null =>
  limitQuantity === null || limitDays === null ? null : { quantity: limitQuantity, days: limitDays };
