import { DomainError } from '../../domain/errors';
import type { PrismaClient } from '../../prisma/client';

/** Those of these SKUs, as their rows have them, that are bundles: none has stock of its own. */
export async function bundlesAmong(
  prisma: PrismaClient,
  skus: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await prisma.product.findMany({
    where: { sku: { in: [...skus] }, bundle: true },
    select: { sku: true },
  });
  return new Set(rows.map(({ sku }) => sku));
}

/** What is said to whoever counts a bundle. */
export const noOwnStock = (sku: string): string =>
  `"${sku}" is a bundle: its stock is that of its components.`;

/** @throws {DomainError} `not-allowed` for a bundle. */
export async function requireOwnStock(prisma: PrismaClient, sku: string): Promise<void> {
  if ((await bundlesAmong(prisma, [sku])).has(sku)) throw new DomainError('not-allowed', noOwnStock(sku));
}
