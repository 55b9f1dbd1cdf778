import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { collectionsOf, TELL_COLLECTIONS } from '../measure/memory/collections';
import { drive } from '../measure/load';
import { sampleMemory, type MemorySample } from '../measure/memory/memory';
import { bytesOfSqlite, grownSince, readRelations, readVacuumed } from '../measure/storage';
import type { Relation, Vacuumed } from '../measure/storage';
import { watchOrders } from '../shop/arrivals';
import { measureLives } from '../shop/lives';
import type { BenchContext, Servers } from '../shop/servers';
import { openShop, type Shop } from '../shop/shop';
import { quartersOf, type Life, type Quarter } from './quarters';

/** What many orders in one go have shown. */
export interface LongRun {
  readonly orders: number;
  readonly concurrency: number;
  readonly quarters: readonly Quarter[];
  /** Orders that were not delivered a minute after they had been placed. */
  readonly late: readonly string[];
  /** Orders that had not closed when storage was looked at. */
  readonly open: number;
  /** Orders that the storage is divided by. */
  readonly stored: number;
  /** What the shop's tables and indexes have grown by. */
  readonly relations: readonly Relation[];
  readonly vacuumed: readonly Vacuumed[];
  /** What Temporal's file has grown by; null: it is not the bench's own, and nobody knows what it keeps where. */
  readonly temporalBytes: number | null;
}

const CONCURRENCY = 16;
const WARM_UP = { count: 40, concurrency: 8 } as const;
const LOOK_EVERY_MS = 500;
/** Longer than an order stays open after its delivery, which is a minute. */
const CLOSING_MS = 150_000;
const NAME = 'long';

/**
 * Has many orders delivered in one go, as many at once as the machine sustains, and looks at what is left when they have closed.
 * @param load.programs where the compiled programs lie.
 */
export async function runLong(
  context: BenchContext,
  servers: Servers,
  load: { readonly orders: number; readonly programs: string },
): Promise<LongRun> {
  const { orders, programs } = load;
  const options = { name: NAME, worker: true, programs, flags: () => [TELL_COLLECTIONS] };
  const shop = await openShop(context, servers, options);
  try {
    return await Promise.race([shop.crashed, liveLong(context, servers, shop, orders)]);
  } finally {
    await shop.stop();
  }
}

async function liveLong(
  { say, folder }: BenchContext,
  servers: Servers,
  shop: Shop,
  orders: number,
): Promise<LongRun> {
  const relations = await readRelations(shop.database);
  const temporalGrown = watchFile(servers.temporal.databaseFile);
  await measureLives(shop, {}, WARM_UP);
  const { lives, late, samples, beganAtMs } = await driveLives(shop, servers, orders, say);
  say('Waiting for the orders to close …');
  const open = await waitUntilClosed(shop);
  const stored = orders + WARM_UP.count;
  const collections = Object.fromEntries(
    (['worker', 'api'] as const).map((part) => [
      part === 'api' ? 'API' : part,
      collectionsOf(folder, `${NAME}-${part}`),
    ]),
  );
  return {
    ...{ orders, concurrency: CONCURRENCY, late, open, stored },
    quarters: quartersOf(lives, { samples, collections }, beganAtMs),
    relations: grownSince(relations, await readRelations(shop.database)),
    vacuumed: await readVacuumed(shop.database),
    temporalBytes: temporalGrown(),
  };
}

/** The function returned gives what the file has grown by; null: there is none. */
function watchFile(file: string | undefined): () => number | null {
  if (file === undefined) return () => null;
  const before = bytesOfSqlite(file);
  return () => bytesOfSqlite(file) - before;
}

interface Driven {
  readonly lives: readonly Life[];
  readonly late: readonly string[];
  readonly samples: readonly MemorySample[];
  readonly beganAtMs: number;
}

/** An order that doesn't arrive is told of in the end: the others go on, or a run of half an hour would be lost with it. */
async function driveLives(
  shop: Shop,
  { temporal }: Servers,
  orders: number,
  say: BenchContext['say'],
): Promise<Driven> {
  const arrivals = watchOrders(shop.database, 'delivered');
  const endSampling = sampleMemory({ ...shop.parts, Temporal: temporal.pids }, LOOK_EVERY_MS);
  const [lives, late]: [Life[], string[]] = [[], []];
  const beganAtMs = performance.now();
  const tellEvery = Math.max(1, Math.round(orders / 10));
  try {
    await drive(orders, CONCURRENCY, async () => {
      const { id, latencyMs: placeMs } = await shop.place();
      const placedAtMs = performance.now() - placeMs;
      try {
        await arrivals.of(id);
        const endedAtMs = performance.now();
        lives.push({ endedAtMs, placeMs, lifeMs: endedAtMs - placedAtMs });
      } catch {
        late.push(id);
      }
      const done = lives.length + late.length;
      if (done % tellEvery === 0) say(`${done} of ${orders} orders delivered …`);
    });
  } finally {
    await arrivals.close();
  }
  return { lives, late, beganAtMs, samples: endSampling() };
}

/** Gives how many are still open when patience has ended. */
async function waitUntilClosed({ database }: Shop): Promise<number> {
  const deadline = Date.now() + CLOSING_MS;
  for (;;) {
    const { rows } = await database.query<{ open: number }>(
      'SELECT count(*)::int AS open FROM orders WHERE closed_at IS NULL',
    );
    const open = rows[0]?.open ?? 0;
    if (open === 0 || Date.now() > deadline) return open;
    await delay(1_000);
  }
}
