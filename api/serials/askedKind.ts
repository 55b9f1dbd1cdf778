import { identifierText } from '../../domain/text/normalText';
import { SERIAL_KINDS, type SerialKind } from '../../domain/serials/serial';
import type { PrismaClient } from '../../prisma/client';
import { searchText } from '../../domain/text/searchText';
import { bySku } from '../catalogue/knownSkus';
import { invalid } from '../http/problems';

/**
 * A product's SKU as its row has it, and what it asks for.
 * @throws {DomainError} `validation`, with a pointer to `/sku`, when there is no such product, or it asks for no numbers.
 */
export async function askedKind(
  prisma: PrismaClient,
  sku: string,
): Promise<{ readonly sku: string; readonly kind: SerialKind }> {
  const rows = await prisma.product.findMany({
    where: { skuSearch: searchText(sku) },
    select: { sku: true, serials: true },
    orderBy: { sku: 'asc' },
  });
  const product = bySku(rows).get(identifierText(sku));
  if (!product) throw invalid('/sku', `There is no product "${sku}".`);
  const kind = SERIAL_KINDS.find((one) => one === product.serials);
  if (!kind) throw invalid('/sku', `The product "${product.sku}" asks for no serial numbers.`);
  return { sku: product.sku, kind };
}
