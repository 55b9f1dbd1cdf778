import { setTimeout as delay } from 'node:timers/promises';
import { wallClock } from '../measure/clock';
import { offerEvenly } from '../measure/offer';
import { percentile } from '../measure/statistics';
import { measureLives } from '../shop/lives';
import type { BenchContext, Servers } from '../shop/servers';
import { openShop, type Shop } from '../shop/shop';
import { lostOf, type WrittenOrder } from './lostOrders';

/** Many orders at the same time, and what became of them. */
export interface Burst {
  readonly worker: 'down' | 'up';
  readonly offered: number;
  /** How long orders were offered. */
  readonly seconds: number;
  /** Since the beginning, when the worker that was down was started; null: it was there. */
  readonly workerAfterS: number | null;
  /** Why orders were not placed, one word each. */
  readonly refused: readonly string[];
  /** Of the answers, from when each order was due. */
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Between 0 and 1. */
  readonly leftToSweeper: number;
  /** Since the beginning, until all workflows had been started; null: one never was. */
  readonly startedAfterS: number | null;
  /** Since the beginning, until half of them had been delivered: far less than half of the time for all means that a few hung. */
  readonly halfAfterS: number | null;
  /** Since the beginning; null: one never was. */
  readonly deliveredAfterS: number | null;
  /** Orders that were answered or written and not delivered. */
  readonly lost: readonly string[];
}

const PER_SECOND = 100;
const WARM_UP = { count: 40, concurrency: 8 } as const;
const LOOK_EVERY_MS = 250;
const PATIENCE_MS = 10 * 60_000;

/**
 * Offers a shop many orders at the same time: first while its worker is down, which comes half-way, then while it is up.
 * @param load.programs where the compiled programs lie.
 */
export async function runBursts(
  context: BenchContext,
  servers: Servers,
  load: { readonly orders: number; readonly programs: string },
): Promise<readonly Burst[]> {
  const { orders, programs } = load;
  const shop = await openShop(context, servers, { name: 'burst', worker: true, programs });
  const both = async (): Promise<readonly Burst[]> => {
    await measureLives(shop, {}, WARM_UP);
    await shop.stopWorker();
    context.say('A burst while the worker is down …');
    const down = await measureBurst(shop, 'down', orders);
    context.say('A burst while the worker is up …');
    return [down, await measureBurst(shop, 'up', orders)];
  };
  try {
    return await Promise.race([shop.crashed, both()]);
  } finally {
    await shop.stop();
  }
}

async function measureBurst(shop: Shop, worker: Burst['worker'], orders: number): Promise<Burst> {
  const leftBefore = await shop.leftToSweeper();
  const seconds = orders / PER_SECOND;
  const beganAt = wallClock();
  const starting = worker === 'down' ? startLater(shop, seconds / 2) : Promise.resolve(null);
  const answers = await offerEvenly(orders, PER_SECOND, async () => (await shop.place()).id);
  const placed = answers.flatMap(({ result }) => (result === undefined ? [] : [result]));
  const workerAfterS = await starting;
  const { rows, halfAt, deliveredAt } = await untilDelivered(shop, beganAt);
  const starts = rows.map(({ startedAt }) => startedAt);
  const known = starts.filter((at) => at !== null);
  const latencies = answers.filter(({ fault }) => fault === undefined).map(({ latencyMs }) => latencyMs);
  return {
    ...{ worker, offered: orders, seconds, workerAfterS },
    refused: answers.flatMap(({ fault }) => fault ?? []),
    p50Ms: latencies.length > 0 ? percentile(latencies, 0.5) : NaN,
    p99Ms: latencies.length > 0 ? percentile(latencies, 0.99) : NaN,
    leftToSweeper: ((await shop.leftToSweeper()) - leftBefore) / orders,
    startedAfterS: known.length === starts.length ? (Math.max(...known) - beganAt) / 1_000 : null,
    halfAfterS: halfAt && (halfAt - beganAt) / 1_000,
    deliveredAfterS: deliveredAt && (deliveredAt - beganAt) / 1_000,
    lost: lostOf(placed, rows),
  };
}

async function startLater(shop: Shop, seconds: number): Promise<number> {
  await delay(seconds * 1_000);
  shop.startWorker();
  return seconds;
}

interface Delivered {
  readonly rows: readonly WrittenOrder[];
  readonly halfAt: number | null;
  readonly deliveredAt: number | null;
}

/** Reads the orders of the burst, answered or not, until all have been delivered or patience has ended. */
async function untilDelivered({ database }: Shop, beganAt: number): Promise<Delivered> {
  const deadline = Date.now() + PATIENCE_MS;
  let halfAt: number | null = null;
  for (;;) {
    const { rows } = await database.query<WrittenOrder>({
      name: 'burst',
      text: `SELECT id, delivered_at IS NOT NULL AS delivered,
               (extract(epoch FROM workflow_started_at) * 1000)::float8 AS "startedAt"
             FROM orders WHERE created_at >= to_timestamp($1)`,
      values: [Math.floor(beganAt) / 1_000],
    });
    const delivered = rows.filter((order) => order.delivered).length;
    if (delivered * 2 >= rows.length) halfAt ??= wallClock();
    const done = delivered === rows.length && rows.every(({ startedAt }) => startedAt !== null);
    if (done) return { rows, halfAt, deliveredAt: wallClock() };
    if (Date.now() > deadline) return { rows, halfAt, deliveredAt: null };
    await delay(LOOK_EVERY_MS);
  }
}
