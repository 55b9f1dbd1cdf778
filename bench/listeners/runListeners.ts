import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { wallClock } from '../measure/clock';
import {
  collect,
  COLLECT_WHEN_ASKED,
  collectionsOf,
  heapAfter,
  TELL_COLLECTIONS,
} from '../measure/memory/collections';
import { createHttpClient } from '../measure/http';
import { drive } from '../measure/load';
import { measure } from '../measure/measurement';
import { sampleMemory } from '../measure/memory/memory';
import { requireOpenFiles } from '../measure/openFiles';
import { medianKnown, percentile } from '../measure/statistics';
import { watchOrders } from '../shop/arrivals';
import { measureLives } from '../shop/lives';
import type { BenchContext, Servers } from '../shop/servers';
import { openShop, type Shop } from '../shop/shop';
import { delaysOf, type CommittedEvent } from './delays';
import { startListening, type Listening } from './listening';
import type { Followed } from './messages';

/** What a process holds, in bytes; null: not known here. */
export interface Held {
  /** In memory (RSS), with what is free for its own. */
  readonly resident: number | null;
  /** In use after a full collection. */
  readonly heap: number | null;
}

/** What listeners cost one API process, and how soon they hear. */
export interface Listeners {
  readonly orders: number;
  readonly listeners: number;
  /** Orders on their way at once. */
  readonly concurrency: number;
  /** Of the API: before anybody listened, while nothing happened, and once all was delivered. */
  readonly memory: Readonly<Record<'before' | 'idle' | 'after', Held>>;
  /** Events committed while orders were delivered. */
  readonly events: number;
  /** From the commit in SQL until a listener heard. */
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** How many times a listener didn't hear of an event. */
  readonly missed: number;
  /** Streams that ended by themselves. */
  readonly closed: number;
  readonly deliveredPerSecond: number;
  /** Milliseconds of the API's CPU that an order took, from packing to the door; null: not known here. */
  readonly apiCpuMs: number | null;
}

/** Has PostgreSQL keep when each transaction was committed. */
export const KEEP_COMMIT_TIMES: Readonly<Record<string, string>> = { track_commit_timestamp: 'on' };

/** As many as one person has tabs, and few enough that all orders' stay within what a process takes. */
const PER_ORDER = 10;
const CONCURRENCY = 8;
const WARM_UP = { count: 40, concurrency: CONCURRENCY, stage: 'confirmed' } as const;
const NAME = 'listeners';
/** Until what has begun has come to rest. */
const REST_MS = 5_000;
const COLLECTING_MS = 1_000;
const SAMPLED_MS = 3_000;
const LOOK_EVERY_MS = 250;

/**
 * Has orders followed and then delivered, and looks at the API's memory and at when listeners hear.
 * @param load.programs where the compiled programs lie.
 * @throws {Error} when a process may not have so many connections here.
 */
export async function runListeners(
  context: BenchContext,
  servers: Servers,
  load: { readonly orders: number; readonly programs: string },
): Promise<Listeners> {
  const { orders, programs } = load;
  requireOpenFiles(orders * PER_ORDER);
  const flags = (part: string): readonly string[] =>
    part === 'api' ? [TELL_COLLECTIONS, ...COLLECT_WHEN_ASKED] : [];
  const options = { name: NAME, worker: true, programs, policy: 'standard', flags } as const;
  const shop = await openShop(context, servers, options);
  const listening = startListening(context);
  try {
    return await Promise.race([shop.crashed, followAndDeliver(context, shop, listening, orders)]);
  } finally {
    await listening.close();
    await shop.stop();
  }
}

async function followAndDeliver(
  context: BenchContext,
  shop: Shop,
  listening: Listening,
  orders: number,
): Promise<Listeners> {
  const { say, folder } = context;
  await measureLives(shop, {}, WARM_UP);
  say(`Placing ${orders} orders …`);
  const followed = await placeConfirmed(shop, orders);
  const before = await memoryAtRest(folder, shop);
  say(`Opening ${orders * PER_ORDER} streams …`);
  await listening.open(shop.url, followed);
  const idle = await memoryAtRest(folder, shop);
  say('Delivering …');
  const since = wallClock();
  const ids = followed.map(({ orderId }) => orderId);
  const { cpuMs, perSecond } = await measure(CONCURRENCY, shop.parts, () => deliverAll(shop, ids));
  const after = await memoryAtRest(folder, shop);
  const { events: heard, closed } = await listening.heard();
  const committed = await committedSince(shop, ids, since);
  const { delaysMs, missed } = delaysOf(committed, heard, PER_ORDER);
  return {
    ...{ orders, listeners: orders * PER_ORDER, concurrency: CONCURRENCY, memory: { before, idle, after } },
    ...{ events: committed.length, missed, closed, deliveredPerSecond: perSecond },
    ...{ p50Ms: percentile(delaysMs, 0.5), p99Ms: percentile(delaysMs, 0.99) },
    apiCpuMs: cpuMs['API'] ?? null,
  };
}

/** Each for a customer of its own, who follows it. */
async function placeConfirmed(shop: Shop, orders: number): Promise<readonly Followed[]> {
  const arrivals = watchOrders(shop.database, 'confirmed');
  const followed: Followed[] = [];
  try {
    await drive(orders, CONCURRENCY, async (index) => {
      const customer = `listener_${index}`;
      const { id: orderId } = await shop.place(customer);
      followed.push({ orderId, token: await shop.token(customer, 'customer'), listeners: PER_ORDER });
      await arrivals.of(orderId);
    });
  } finally {
    await arrivals.close();
  }
  return followed;
}

/** After a collection, or what happens to be free would count. */
async function memoryAtRest(folder: string, { parts }: Shop): Promise<Held> {
  await delay(REST_MS);
  const from = Date.now();
  const { API = [] } = parts;
  for (const pid of API) collect(pid);
  await delay(COLLECTING_MS);
  const end = sampleMemory({ API }, LOOK_EVERY_MS);
  await delay(SAMPLED_MS);
  const collections = collectionsOf(folder, `${NAME}-api`).filter(({ at }) => at >= from);
  return {
    resident: medianKnown(end().map(({ memory }) => memory['API'] ?? null)),
    heap: heapAfter(collections, Date.now()),
  };
}

/** Staff pack, and the courier fetches what is packed by itself. */
async function deliverAll(shop: Shop, orderIds: readonly string[]) {
  const delivered = watchOrders(shop.database, 'delivered');
  const staff = createHttpClient(shop.url);
  const headers = { authorization: `Bearer ${await shop.token('bench-warehouse', 'warehouse')}` };
  const pack = async (orderId: string): Promise<void> => {
    const keyed = { ...headers, 'idempotency-key': randomUUID() };
    const { status, body } = await staff.post(`/api/admin/orders/${orderId}/shipments/new/pack`, keyed, '');
    if (status >= 300) throw new Error(`An order was not packed: ${status} ${body}`);
  };
  try {
    return await drive(orderIds.length, CONCURRENCY, async (index) => {
      const orderId = orderIds[index] ?? '';
      await pack(orderId);
      await delivered.of(orderId);
    });
  } finally {
    staff.close();
    await delivered.close();
  }
}

/** An event is never changed, so that the transaction that wrote its row is the one that appended it. */
async function committedSince(
  { database }: Shop,
  orderIds: readonly string[],
  since: number,
): Promise<readonly CommittedEvent[]> {
  const { rows } = await database.query<CommittedEvent>({
    text: `SELECT * FROM (
             SELECT order_id AS "orderId", version,
               (extract(epoch FROM pg_xact_commit_timestamp(xmin)) * 1000)::float8 AS at
             FROM order_events WHERE order_id = ANY($1)) AS e
           WHERE at >= $2`,
    values: [orderIds, since],
  });
  return rows;
}
