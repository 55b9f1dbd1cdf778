import type { FreeStock, Place } from '../../domain/allocation/wanted';
import { placeName } from '../../domain/allocation/placeName';
import { present } from '../../domain/present';
import type { Sql } from '../client';

/** From where pieces could come, and how many nobody has reserved there. */
export interface Sources {
  readonly places: readonly Place[];
  readonly free: FreeStock;
}

/** The warehouses that take part, and what can be ordered there of each SKU. */
export async function readSources(sql: Sql, skus: readonly string[]): Promise<Sources> {
  const rows = await sql.rows<{
    code: string;
    rank: number;
    city: string | null;
    sku: string | null;
    free: number | null;
  }>`
    SELECT w.code, w.rank, w.address->>'city' AS city, s.sku, greatest(s.on_hand - s.reserved - s.safety, 0) AS free
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
