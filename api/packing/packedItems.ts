import type { Sql } from '../../prisma/client';

/** What a packer knows a line's pieces by, and what each weighs. */
export interface PackedItem {
  readonly orderId: string;
  readonly id: string;
  readonly name: string;
  readonly variant: string | null;
  readonly barcode: string | null;
  readonly weightGrams: number;
}

/** The lines of these orders, by order and line; see {@link itemKey}. */
export async function readItems(
  prisma: Sql,
  orderIds: readonly string[],
): Promise<ReadonlyMap<string, PackedItem>> {
  if (orderIds.length === 0) return new Map();
  const rows = await prisma.rows<PackedItem>`
    SELECT i.order_id AS "orderId", i.id, i.name, i.variant, p.metadata->>'gtin' AS barcode,
      coalesce(p.weight_grams, 0) AS "weightGrams"
    FROM order_items AS i LEFT JOIN products AS p ON p.sku = i.sku
    WHERE i.order_id = ANY(${[...orderIds]})`;
  return new Map(rows.map((row) => [itemKey(row.orderId, row.id), row]));
}

export const itemKey = (orderId: string, lineId: string): string => `${orderId}/${lineId}`;
