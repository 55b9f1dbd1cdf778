import type { Sql } from '../client';

/** A SKU in a warehouse of which its counts, their ledger and the orders' lines say different things. */
export interface StockDifference {
  readonly sku: string;
  readonly warehouse: string;
  readonly onHand: { readonly counted: number; readonly moved: number };
  readonly reserved: { readonly counted: number; readonly moved: number; readonly held: number };
}

/** All differences, in one statement and so as of one moment: what orders hold, and quotes; none when all is well. */
export async function readStockDifferences(sql: Sql): Promise<readonly StockDifference[]> {
  const rows = await sql.rows<{
    sku: string;
    warehouse: string;
    onHand: number;
    reserved: number;
    movedOnHand: number;
    movedReserved: number;
    held: number;
  }>`
    WITH moved AS (
      SELECT sku, warehouse, sum(on_hand)::int AS on_hand, sum(reserved)::int AS reserved FROM stock_moves GROUP BY sku, warehouse
    ), held AS (
      SELECT sku, warehouse, sum(pieces)::int AS pieces FROM (
        SELECT i.sku, h.key AS warehouse, h.value::int AS pieces
        FROM order_items AS i, jsonb_each_text(i.held) AS h WHERE i.reserved > 0
        UNION ALL SELECT sku, warehouse, quantity FROM stock_holds) AS all_held
      GROUP BY sku, warehouse
    ), places AS (
      SELECT sku, warehouse FROM stock UNION SELECT sku, warehouse FROM moved UNION SELECT sku, warehouse FROM held
    )
    SELECT p.sku, p.warehouse, coalesce(s.on_hand, 0) AS "onHand", coalesce(s.reserved, 0) AS reserved,
      coalesce(m.on_hand, 0) AS "movedOnHand", coalesce(m.reserved, 0) AS "movedReserved", coalesce(h.pieces, 0) AS held
    FROM places AS p
    LEFT JOIN stock AS s USING (sku, warehouse) LEFT JOIN moved AS m USING (sku, warehouse) LEFT JOIN held AS h USING (sku, warehouse)
    WHERE coalesce(s.on_hand, 0) <> coalesce(m.on_hand, 0) OR coalesce(s.reserved, 0) <> coalesce(m.reserved, 0)
      OR coalesce(s.reserved, 0) <> coalesce(h.pieces, 0)
    ORDER BY p.sku, p.warehouse`;
  return rows.map(({ sku, warehouse, onHand, reserved, movedOnHand, movedReserved, held }) => ({
    ...{ sku, warehouse, onHand: { counted: onHand, moved: movedOnHand } },
    reserved: { counted: reserved, moved: movedReserved, held },
  }));
}
