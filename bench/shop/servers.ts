import path from 'node:path';
import type { LogFile } from '../../dev/stack/logFile';
import type { Lifeline } from '../../dev/stack/lifeline';
import { obtainTemporal } from '../../dev/temporal/obtainTemporal';
import { freePort } from '../../config/freePort';
import { ensureDatabase, startPostgres, type EmbeddedPostgres } from '../../dev/postgres/postgres';
import { startTemporal, type EmbeddedTemporal } from '../../dev/temporal/temporal';
import { prepareNamespace } from '../../temporal/prepareNamespace';
import { createPrisma } from '../../prisma/client';
import { migrate } from '../../prisma/migrate/migrate';
import { seed } from '../../prisma/seed/seed';
import { GOODS } from './goods';

/** What the parts of a run share. */
export interface BenchContext {
  /** Everything of the run lies below it. */
  readonly folder: string;
  readonly lifeline: Lifeline;
  readonly say: (text: string) => void;
  readonly log: (part: string) => LogFile;
}

export const NAMESPACE = 'default';

/** PostgreSQL and Temporal, started as `npm start` starts them: on disk, safe against power loss. */
export interface Servers {
  readonly postgres: EmbeddedPostgres;
  readonly temporal: EmbeddedTemporal;
  /** What Temporal keeps everything in. */
  readonly temporalFile: string;
  stop(): Promise<void>;
}

/**
 * Starts both on free ports, with nothing in them.
 * @param settings further ones of PostgreSQL's.
 */
export async function startServers(
  { folder, lifeline, say, log }: BenchContext,
  settings: Readonly<Record<string, string>> = {},
): Promise<Servers> {
  const program = await obtainTemporal({ onProgress: say });
  say('Starting PostgreSQL and Temporal …');
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
  const temporalFile = path.join(folder, 'temporal.db');
  const temporal = await startTemporal({
    program: program.file,
    port: await freePort(),
    databaseFile: temporalFile,
    namespace: NAMESPACE,
    lifeline,
    onLog: log('temporal').write,
  });
  await prepareNamespace({ address: temporal.address, namespace: NAMESPACE });
  return {
    postgres,
    temporal,
    temporalFile,
    stop: async () => {
      await temporal.stop();
      await postgres.stop();
    },
  };
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
