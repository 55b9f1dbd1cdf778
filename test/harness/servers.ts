import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildWeb } from '../../dev/build/buildWeb';
import { bundleWorkflows } from '../../dev/build/bundleWorkflows';
import { openLifeline, type Lifeline } from '../../dev/stack/lifeline';
import { obtainTemporal } from '../../dev/temporal/obtainTemporal';
import { freePort } from '../../config/freePort';
import { startPostgres } from '../../dev/postgres/postgres';
import { prepareNamespace } from '../../temporal/prepareNamespace';
import { startTemporal } from '../../dev/temporal/temporal';
import type { BuiltPages, DatabaseServer, TemporalServer } from './environment';
import { createTemplate, dropDatabase } from './template';

/** The servers of one test run. Each is started on first use and only once. */
export interface Servers {
  database(): Promise<DatabaseServer>;
  temporal(): Promise<TemporalServer>;
  /** No server, but as slow to start: built once for all browser tests. */
  pages(): Promise<BuiltPages>;
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
  const database = once(() => startDatabase(run()));
  const temporal = once(() => startTemporalServer(run()));
  return {
    database,
    temporal,
    pages: once(buildPages),
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

async function startDatabase({ folder, lifeline, stops }: Run): Promise<DatabaseServer> {
  const template = `throughline_template_${process.pid}`;
  const given = process.env['TEST_DATABASE_URL'];
  if (given) {
    await createTemplate(given, template);
    stops.push(() => dropDatabase(given, template));
    return { adminUrl: given, template };
  }
  const postgres = await startPostgres({
    folder: path.join(folder, 'postgres'),
    port: await freePort(),
    durable: false,
    lifeline,
  });
  lifeline.remove(postgres.folder);
  stops.push(() => postgres.stop());
  const adminUrl = postgres.url('postgres');
  await createTemplate(adminUrl, template);
  return { adminUrl, template };
}

async function buildPages(): Promise<BuiltPages> {
  await buildWeb({ onProgress: (text) => console.error(text), onLog: () => undefined });
  return { folder: path.resolve(__dirname, '..', '..', 'web', 'dist') };
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
