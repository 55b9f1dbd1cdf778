import type { FreeStock, Place } from '../../domain/allocation/allocate';
import { placeName } from '../../domain/allocation/placeName';
import type { Channel } from '../../domain/stock/channels';
import { present } from '../../domain/present';
import type { Sql } from '../client';

/** From where pieces could come, and how many nobody has reserved there. */
export interface Sources {
  readonly places: readonly Place[];
  readonly free: FreeStock;
}

/** For what pieces are looked for. */
export interface Taking {
  readonly channel?: Channel | undefined;
  /** What this quote holds is there for its order. */
  readonly checkoutId?: string | undefined;
}

/** The warehouses that take part, and what can be ordered there of each SKU. */
export async function readSources(
  sql: Sql,
  skus: readonly string[],
  { channel = 'web', checkoutId }: Taking = {},
): Promise<Sources> {
  const rows = await sql.rows<{
    code: string;
    rank: number;
    city: string | null;
    sku: string | null;
    free: number | null;
  }>`
    SELECT w.code, w.rank, w.address->>'city' AS city, s.sku, 
      free_pieces(s.sku, s.warehouse, s.on_hand, s.reserved, s.safety, ${channel}) + coalesce((
        SELECT sum(h.quantity) FROM stock_holds AS h WHERE h.checkout_id = ${checkoutId ?? null}::text AND h.sku = s.sku
          AND h.warehouse = s.warehouse AND h.expires_at > now()), 0)::int AS free
    FROM warehouses AS w LEFT JOIN stock AS s ON s.warehouse = w.code AND s.sku = ANY(${[...new Set(skus)]})
    WHERE w.active ORDER BY w.rank, w.code, s.sku`;
  const places = new Map<string, Place>();
  const free = new Map<string, Map<string, number>>();
  for (const { code, rank, city, sku, free: pieces } of rows) {
    places.set(code, { code, rank, ...present({ city: city === null ? undefined : placeName(city) }) });
    if (sku === null || pieces === null) continue;
    const there = free.get(sku) ?? new Map<string, number>();
    free.set(sku, there.set(code, pieces));
  }
  return { places: [...places.values()], free };
}
