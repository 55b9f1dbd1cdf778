import { z } from 'zod';
import { wallClock } from '../measure/clock';
import { countCpu, type CpuTimes, type Parts } from '../measure/cpu';
import { createHttpClient, type HttpClient } from '../measure/http';
import { offerEvenly, type Offered } from '../measure/offer';
import { percentile } from '../measure/statistics';
import { GOODS, orderOf } from '../shop/goods';
import { partsOf, type BenchContext, type Servers } from '../shop/servers';
import { openShop, type Shop } from '../shop/shop';
import { createKnowledge, isStale, type Knowledge } from './knowledge';

/** Reads of what is available beside orders that take of it. */
export interface Availability {
  readonly seconds: number;
  /** SKUs in each read. */
  readonly skus: number;
  readonly reads: Offers;
  readonly orders: Offers;
  /** Reads that didn't count an order which had been answered before they were sent. */
  readonly stale: number;
  /** Of each part, how much of one core it used; null: not known here. */
  readonly cores: CpuTimes;
}

/** What came of what was offered; times from when each was due. */
export interface Offers {
  readonly perSecond: number;
  readonly offered: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Why the others were not answered, a text each. */
  readonly failed: readonly string[];
}

const SKUS = 100;
const READS_PER_SECOND = 200;
const ORDERS_PER_SECOND = 20;
const SECONDS = 20;
const WARM_UP_SECONDS = 5;

/**
 * Asks what is available as often as a busy shop's pages do, while orders are placed. No worker runs: what is measured is the API and
 * the database, and no order gives its pieces back.
 * @param load.programs where the compiled programs lie.
 */
export async function runAvailability(
  context: BenchContext,
  servers: Servers,
  { programs }: { readonly programs: string },
): Promise<Availability> {
  const shop = await openShop(context, servers, { name: 'availability', worker: false, programs });
  const reader = createHttpClient(shop.url);
  const measured = async (): Promise<Availability> => {
    const headers = { authorization: `Bearer ${await shop.token('bench-shop', 'checkout')}` };
    const knowledge = createKnowledge(new Map(GOODS.map(({ sku, openingStock = 0 }) => [sku, openingStock])));
    const act = { read: readerOf(reader, headers, knowledge), place: buyerOf(shop, knowledge) };
    const parts = { ...partsOf(servers), ...shop.parts };
    await offerBoth(act, WARM_UP_SECONDS, parts);
    context.say(`Asking ${READS_PER_SECOND} times a second, for ${SECONDS} s …`);
    return offerBoth(act, SECONDS, parts);
  };
  try {
    return await Promise.race([shop.crashed, measured()]);
  } finally {
    reader.close();
    await shop.stop();
  }
}

interface Acts {
  /** Whether what it was told is stale. */
  readonly read: (index: number) => Promise<boolean>;
  readonly place: () => Promise<void>;
}

async function offerBoth({ read, place }: Acts, seconds: number, parts: Parts): Promise<Availability> {
  const stop = countCpu(parts);
  const from = wallClock();
  const [reads, orders] = await Promise.all([
    offerEvenly(seconds * READS_PER_SECOND, READS_PER_SECOND, read),
    offerEvenly(seconds * ORDERS_PER_SECOND, ORDERS_PER_SECOND, place),
  ]);
  const elapsedMs = wallClock() - from;
  const used = Object.entries(stop());
  return {
    ...{ seconds, skus: SKUS },
    cores: Object.fromEntries(used.map(([name, ms]) => [name, ms === null ? null : ms / elapsedMs])),
    reads: summed(reads, READS_PER_SECOND),
    orders: summed(orders, ORDERS_PER_SECOND),
    stale: reads.filter(({ result }) => result === true).length,
  };
}

function summed(offers: readonly Offered<unknown>[], perSecond: number): Offers {
  const latencies = offers.filter(({ fault }) => fault === undefined).map(({ latencyMs }) => latencyMs);
  const of = (share: number): number => (latencies.length > 0 ? percentile(latencies, share) : NaN);
  return {
    ...{ perSecond, offered: offers.length, p50Ms: of(0.5), p99Ms: of(0.99) },
    failed: offers.flatMap(({ fault }) => fault ?? []),
  };
}

const answer = z.object({
  items: z.array(z.object({ sku: z.string(), available: z.int().nullable() })),
});

/** Each read is of the products after those of the one before it. */
function readerOf(
  http: HttpClient,
  headers: Readonly<Record<string, string>>,
  knowledge: Knowledge,
): Acts['read'] {
  return async (index) => {
    const skus = Array.from({ length: SKUS }, (_, n) => GOODS[(index * SKUS + n) % GOODS.length]?.sku ?? '');
    const most = knowledge.of(skus);
    const { status, body } = await http.post('/api/availability', headers, JSON.stringify({ skus }));
    if (status !== 200) throw new Error(`Availability was not told: ${status} ${body}`);
    return isStale(answer.parse(JSON.parse(body)).items, most);
  };
}

/** The shop numbers its orders as they are asked for: the n-th is that of the goods. */
function buyerOf(shop: Shop, knowledge: Knowledge): Acts['place'] {
  let next = 0;
  return async () => {
    const { lines = [] } = orderOf(next);
    next += 1;
    await shop.place();
    knowledge.placed(lines);
  };
}
