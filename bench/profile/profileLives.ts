import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { CpuTimes, Parts } from '../measure/cpu';
import { threadTimesOf } from '../measure/threads';
import { measureLives } from '../shop/lives';
import { measurePlacing } from '../shop/place';
import { partsOf, type BenchContext, type Servers } from '../shop/servers';
import { openShop, type Shop } from '../shop/shop';
import { costsOf, sumOf, type Costs } from './cpuProfile';
import { countStatements, readStatements, type Statement } from './statements';

/** Where the CPU of an order goes. */
export interface Profile {
  readonly orders: number;
  readonly concurrency: number;
  /** CPU milliseconds of an order from its checkout to each stage, by part. */
  readonly stages: Readonly<Record<'placed' | 'confirmed' | 'delivered', CpuTimes>>;
  /** CPU milliseconds of an order by the worker's threads. */
  readonly threads: Readonly<Record<string, number>>;
  /** What each program's threads were busy with. */
  readonly costs: Readonly<Record<'worker, main thread' | 'worker, workflow threads' | 'API', Costs>>;
  readonly statements: readonly Statement[];
}

const WARM_UP = { count: 40, concurrency: 8 } as const;

/**
 * Has orders placed, confirmed and delivered by programs that write down what they are busy with.
 * @param load.programs where the compiled programs lie.
 */
export async function profileLives(
  context: BenchContext,
  servers: Servers,
  load: { readonly orders: number; readonly concurrency: number; readonly programs: string },
): Promise<Profile> {
  const { orders, concurrency, programs } = load;
  const inShop = async <Found>(
    options: { readonly name: string } & Partial<Parameters<typeof openShop>[2]>,
    work: (shop: Shop, parts: Parts) => Promise<Found>,
  ): Promise<Found> => {
    context.say(`${options.name} …`);
    const shop = await openShop(context, servers, { worker: true, programs, ...options });
    try {
      return await Promise.race([shop.crashed, work(shop, { ...partsOf(servers), ...shop.parts })]);
    } finally {
      await shop.stop();
    }
  };
  const placed = await inShop({ name: 'placed', worker: false }, async (shop, parts) => {
    await measurePlacing(shop, parts, WARM_UP.count, WARM_UP.concurrency);
    return (await measurePlacing(shop, parts, orders, concurrency)).cpuMs;
  });
  const confirmed = await inShop({ name: 'confirmed', policy: 'standard' }, async (shop, parts) => {
    await measureLives(shop, parts, { ...WARM_UP, stage: 'confirmed' });
    return (await measureLives(shop, parts, { count: orders, concurrency, stage: 'confirmed' })).cpuMs;
  });
  const delivered = await inShop({ name: 'delivered' }, async (shop, parts) => {
    await measureLives(shop, parts, WARM_UP);
    const [worker = 0] = shop.parts['worker'] ?? [];
    const before = threadTimesOf(worker);
    const { cpuMs } = await measureLives(shop, parts, { count: orders, concurrency });
    return { cpuMs, threads: sinceThen(before, threadTimesOf(worker), orders) };
  });
  const folder = path.join(context.folder, 'profiles');
  // Profiling costs time of its own, so that what an order costs is measured without it.
  const statements = await inShop(
    { name: 'profiled', flags: (part) => ['--cpu-prof', `--cpu-prof-dir=${folderOf(folder, part)}`] },
    async (shop, parts) => {
      await countStatements(shop.database);
      await measureLives(shop, parts, { count: orders, concurrency });
      return readStatements(shop.database);
    },
  );
  return {
    ...{ orders, concurrency, statements },
    stages: { placed, confirmed, delivered: delivered.cpuMs },
    threads: delivered.threads,
    costs: {
      'worker, main thread': readProfiles(folderOf(folder, 'worker'), (thread) => thread === 0),
      'worker, workflow threads': readProfiles(folderOf(folder, 'worker'), (thread) => thread > 0),
      API: readProfiles(folderOf(folder, 'api'), (thread) => thread === 0),
    },
  };
}

function folderOf(folder: string, part: 'api' | 'worker'): string {
  const own = path.join(folder, part);
  mkdirSync(own, { recursive: true });
  return own;
}

/** The profiles of a process' threads, which are 0 for the main one and count up. */
function readProfiles(folder: string, isWanted: (thread: number) => boolean): Costs {
  const files = readdirSync(folder).filter((name) => {
    const [, thread] = /^CPU\.\d+\.\d+\.\d+\.(\d+)\.\d+\.cpuprofile$/.exec(name) ?? [];
    return thread !== undefined && isWanted(Number(thread));
  });
  if (files.length === 0) throw new Error(`There is no profile in ${folder}`);
  return sumOf(files.map((file) => costsOf(readFileSync(path.join(folder, file), 'utf8'))));
}

function sinceThen(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
  orders: number,
): Record<string, number> {
  return Object.fromEntries([...after].map(([name, ms]) => [name, (ms - (before.get(name) ?? 0)) / orders]));
}
