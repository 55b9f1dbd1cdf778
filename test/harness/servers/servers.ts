import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { buildWeb } from '../../../dev/build/buildWeb';
import { bundleWorkflows } from '../../../dev/build/bundleWorkflows';
import { openLifeline, type Lifeline } from '../../../dev/stack/lifeline';
import { obtainTemporal } from '../../../dev/temporal/obtainTemporal';
import { freePort } from '../../../config/freePort';
import { startPostgres } from '../../../dev/postgres/postgres';
import { prepareNamespace } from '../../../temporal/prepareNamespace';
import { startTemporal } from '../../../dev/temporal/temporal';
import { obtainChromium } from '../../../dev/chromium/obtainChromium';
import { buildPrograms } from './buildPrograms';
import { openDatabases, type Databases } from './databases';
import type { Answers, BuiltPages, ObtainedChromium, Question, TemporalServer } from '../environment';
import { openWorkflows } from './openWorkflows';

/** The servers of one test run. Each is started on first use and only once. */
export interface Servers {
  readonly answers: { readonly [Asked in Question]: (subject: string) => Promise<Answers[Asked]> };
  /** Stops what was started. */
  close(): Promise<void>;
}

interface Run {
  readonly folder: string;
  readonly lifeline: Lifeline;
  /** What to undo at the end, the last first. */
  readonly stops: (() => Promise<void>)[];
}

/** Prepares, but starts nothing yet. */
export function openServers(): Servers {
  const run = once(openRun);
  const databases = once(() => startDatabases(run()));
  const temporal = once(() => startTemporalServer(run()));
  const visibility = once(async () => openVisibility(run(), await temporal()));
  const pages = once(buildPages);
  const programs = once(async () => {
    await pages();
    return buildPrograms(run().folder);
  });
  const chromium = once(lookForChromium);
  return {
    answers: {
      database: async () => (await databases()).lend(),
      returnDatabase: async (name) => ({ leftovers: await (await databases()).takeBack(name) }),
      temporal,
      openWorkflows: async (taskQueue) => ({ leftovers: await (await visibility())(taskQueue) }),
      pages,
      programs,
      chromium,
    },
    close: async () => {
      if (!run.called()) return;
      const { stops, lifeline } = run();
      for (const stop of stops.reverse()) await stop();
      await lifeline.close();
    },
  };
}

function openRun(): Run {
  const folder = mkdtempSync(path.join(tmpdir(), 'throughline-test-'));
  // PostgreSQL runs as another account when we are root: it may pass through.
  chmodSync(folder, 0o711);
  const lifeline = openLifeline();
  lifeline.remove(folder);
  return { folder, lifeline, stops: [] };
}

async function startDatabases(run: Run): Promise<Databases> {
  const databases = await openDatabases(process.env['TEST_DATABASE_URL'] || (await startPostgresServer(run)));
  run.stops.push(() => databases.close());
  return databases;
}

/** Resolves with the URL of a database that may create others. */
async function startPostgresServer({ folder, lifeline, stops }: Run): Promise<string> {
  const postgres = await startPostgres({
    folder: path.join(folder, 'postgres'),
    port: await freePort(),
    durable: false,
    lifeline,
  });
  lifeline.remove(postgres.folder);
  stops.push(() => postgres.stop());
  return postgres.url('postgres');
}

/** Opens the way to ask which workflows on a task queue have not ended. */
async function openVisibility(
  { stops }: Run,
  { address, namespace }: TemporalServer,
): Promise<(taskQueue: string) => Promise<string[]>> {
  const connection = await Connection.connect({ address });
  stops.push(() => connection.close());
  const client = new Client({ connection, namespace });
  return (taskQueue) => openWorkflows(client, taskQueue);
}

async function lookForChromium(): Promise<ObtainedChromium> {
  try {
    return { file: await obtainChromium({ onProgress: (text) => console.error(text) }) };
  } catch (error) {
    return { missing: error instanceof Error ? error.message : String(error) };
  }
}

async function buildPages(): Promise<BuiltPages> {
  await buildWeb({ onProgress: (text) => console.error(text), onLog: () => undefined });
  return { folder: path.resolve(__dirname, '..', '..', '..', 'web', 'dist') };
}

async function startTemporalServer(run: Run): Promise<TemporalServer> {
  const bundlePath = path.join(run.folder, 'workflows.js');
  const [address] = await Promise.all([temporalAddress(run), bundleWorkflows(bundlePath)]);
  const namespace = process.env['TEMPORAL_NAMESPACE'] || 'default';
  await prepareNamespace({ address, namespace });
  return { address, namespace, bundlePath };
}

async function temporalAddress({ lifeline, stops }: Run): Promise<string> {
  const given = process.env['TEMPORAL_ADDRESS'];
  if (given) return given;
  const program = await obtainTemporal({ onProgress: (text) => console.error(text) });
  const server = await startTemporal({ program: program.file, port: await freePort(), lifeline });
  stops.push(() => server.stop());
  return server.address;
}

/** Runs the function on the first call and gives everyone its one result. */
function once<T extends object>(run: () => T): (() => T) & { called(): boolean } {
  let result: T | undefined;
  const call = (): T => (result ??= run());
  return Object.assign(call, { called: () => result !== undefined });
}
