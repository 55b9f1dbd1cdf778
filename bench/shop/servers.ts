import path from 'node:path';
import { freePort } from '../../config/freePort';
import { ensureDatabase, startPostgres, type EmbeddedPostgres } from '../../dev/postgres/postgres';
import { createPrisma } from '../../prisma/client';
import { migrate } from '../../prisma/migrate/migrate';
import { seed } from '../../prisma/seed/seed';
import type { Parts } from '../measure/cpu';
import type { BenchContext } from './context';
import { GOODS } from './goods';
import { startOwnTemporal, useTemporal, type BenchTemporal, type ExistingTemporal } from './temporalServer';

export type { BenchContext };

/** PostgreSQL and Temporal, started as `npm start` starts them (on disk, safe against power loss), unless there is a Temporal already. */
export interface Servers {
  readonly postgres: EmbeddedPostgres;
  readonly temporal: BenchTemporal;
  stop(): Promise<void>;
}

export interface ServersOptions {
  /** Further ones of PostgreSQL's. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Used instead of one that is started. */
  readonly temporal?: ExistingTemporal | undefined;
}

/** Starts both on free ports, with nothing in them. */
export async function startServers(
  context: BenchContext,
  { settings = {}, temporal: existing }: ServersOptions = {},
): Promise<Servers> {
  const { folder, lifeline, say, log } = context;
  say(`Starting PostgreSQL${existing ? '' : ' and Temporal'} …`);
  const postgres = await startPostgres({
    folder: path.join(folder, 'postgres'),
    port: await freePort(),
    durable: true,
    settings,
    lifeline,
    onLog: log('postgres').write,
  });
  // Where its account can't get to our folder, it has another one.
  lifeline.remove(postgres.folder);
  const temporal = await (existing ? useTemporal(existing) : startOwnTemporal(context));
  return {
    postgres,
    temporal,
    stop: async () => {
      await temporal.stop();
      await postgres.stop();
    },
  };
}

/** What the servers are, as parts that use the CPU. */
export function partsOf({ postgres, temporal }: Servers): Parts {
  return { Temporal: temporal.pids, PostgreSQL: [postgres.pid] };
}

/** Makes a database of this name with the product's tables and full shelves; returns its URL. */
export async function createShopDatabase(postgres: EmbeddedPostgres, name: string): Promise<string> {
  await ensureDatabase(postgres, name);
  const url = postgres.url(name);
  await migrate(url);
  const prisma = createPrisma(url, { poolSize: 1 });
  try {
    await seed(prisma, GOODS);
  } finally {
    await prisma.$disconnect();
  }
  return url;
}
