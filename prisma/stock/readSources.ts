import type { Source } from '../../domain/allocation/choice';
import type { Strategy } from '../../domain/allocation/strategy';
import type { FreeStock } from '../../domain/allocation/wanted';
import { placeName } from '../../domain/allocation/placeName';
import type { Channel } from '../../domain/stock/channels';
import { present } from '../../domain/present';
import { zoneBetween, type TransitZone } from '../../domain/promise/zone';
import type { Sql } from '../client';
import { readDepartures, type Departure } from './readDepartures';

/** From where pieces could come, and how many nobody has reserved there. */
export interface Sources {
  readonly places: readonly Source[];
  readonly free: FreeStock;
  /** How the shop has warehouses chosen; absent: by the standard rule. */
  readonly strategies?: readonly Strategy[];
}

/** For what pieces are looked for. */
export interface Taking {
  readonly channel?: Channel | undefined;
  /** What this quote holds is there for its order. */
  readonly checkoutId?: string | undefined;
  /** What quotes of this holder hold gives way to another of theirs. */
  readonly holder?: string | undefined;
}

/** What is asked for, and where it goes. */
export interface SourceQuery extends Taking {
  readonly skus: readonly string[];
  /** The country by its ISO 3166-1 code. */
  readonly to: { readonly city: string; readonly country: string };
  readonly now: Date;
  readonly timeZone: string;
  /** All that there is to know of each warehouse, also where no strategy asks for it. */
  readonly detailed?: true;
}

interface Row {
  readonly code: string;
  readonly rank: number;
  readonly address: { readonly city?: string; readonly country?: string };
  readonly costs: Readonly<Partial<Record<TransitZone, number>>>;
  readonly strategies: readonly Strategy[] | null;
  readonly sku: string | null;
  readonly free: number | null;
}

/**
 * The warehouses that take part, what can be ordered there of each SKU, and how the shop has them chosen. Of shops without strategies it reads
 * no more than the standard rule asks for.
 */
export async function readSources(sql: Sql, query: SourceQuery): Promise<Sources> {
  const { skus, channel = 'web', checkoutId, holder } = query;
  const rows = await sql.rows<Row>`
    SELECT w.code, w.rank, w.address, w.costs, r.strategies, s.sku,
      free_pieces(s.sku, s.warehouse, s.on_hand, s.reserved, s.safety, ${channel}) + coalesce((
        SELECT sum(h.quantity) FROM stock_holds AS h WHERE (h.checkout_id = ${checkoutId ?? null}::text OR h.holder = ${holder ?? null}::text) AND h.sku = s.sku
          AND h.warehouse = s.warehouse AND h.expires_at > now()), 0)::int AS free
    FROM warehouses AS w LEFT JOIN allocation_rules AS r ON true
    LEFT JOIN stock AS s ON s.warehouse = w.code AND s.sku = ANY(${[...new Set(skus)]})
    WHERE w.active ORDER BY w.rank, w.code, s.sku`;
  const strategies = rows[0]?.strategies ?? undefined;
  const isDetailed = strategies !== undefined || query.detailed === true;
  const departures = isDetailed ? await readDepartures(sql, query) : undefined;
  const places = new Map<string, Source>();
  const free = new Map<string, Map<string, number>>();
  for (const row of rows) {
    const { code, sku, free: pieces } = row;
    places.set(code, departures ? detailed(row, query, departures.get(code)) : plain(row));
    if (sku === null || pieces === null) continue;
    const there = free.get(sku) ?? new Map<string, number>();
    free.set(sku, there.set(code, pieces));
  }
  return { places: [...places.values()], free, ...present({ strategies }) };
}

const plain = ({ code, rank, address: { city } }: Row): Source => ({
  ...{ code, rank },
  ...present({ city: city === undefined ? undefined : placeName(city) }),
});

function detailed(row: Row, { to }: SourceQuery, departure: Departure = {}): Source {
  const { city, country } = row.address;
  const zone = city === undefined || country === undefined ? undefined : zoneBetween({ city, country }, to);
  return { ...plain(row), ...present({ zone, cost: zone && row.costs[zone] }), ...departure };
}
