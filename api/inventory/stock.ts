import type { FieldError } from '../../domain/errors';
import type { PrismaClient, Sql } from '../../prisma/client';

/** What of a stock row decides how many of its pieces can be ordered. */
export interface Counts {
  readonly onHand: number;
  readonly reserved: number;
  readonly safety: number;
}

/** Pieces that can be ordered from a warehouse that takes part: neither reserved nor kept back. */
export const freeOf = ({ onHand, reserved, safety }: Counts): number =>
  Math.max(0, onHand - reserved - safety);

/** Pieces that can be ordered now, by SKU, from the rows that placement checks; a SKU without stock is not in it. */
export async function readAvailable(sql: Sql, skus: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await sql.rows<{ sku: string; available: number }>`
    SELECT s.sku, sum(greatest(s.on_hand - s.reserved - s.safety, 0))::int AS available
    FROM stock AS s JOIN warehouses AS w ON w.code = s.warehouse AND w.active
    WHERE s.sku = ANY(${[...new Set(skus)]}) GROUP BY s.sku`;
  return new Map(rows.map(({ sku, available }) => [sku, available]));
}

/** A field that names a warehouse. */
export interface NamedWarehouse {
  readonly pointer: string;
  readonly code: string;
}

/** What is wrong with the names of warehouses: each that the shop doesn't have. */
export async function unknownWarehouses(
  prisma: PrismaClient,
  named: readonly NamedWarehouse[],
): Promise<readonly FieldError[]> {
  const rows = await prisma.warehouse.findMany({ select: { code: true }, orderBy: { code: 'asc' } });
  const codes = rows.map(({ code }) => code);
  return named.flatMap(({ pointer, code }) =>
    codes.includes(code)
      ? []
      : [{ pointer, detail: `There is no warehouse "${code}". The shop has: ${codes.join(', ')}.` }],
  );
}
