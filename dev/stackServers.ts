import path from 'node:path';
import { obtainTemporal } from './obtainTemporal';
import { ensureDatabase, startPostgres } from './postgres';
import type { StackContext } from './stackContext';
import { startTemporal } from './temporal';

/** Starts PostgreSQL, unless `DATABASE_URL` names one. */
export async function startDatabase({ settings, console, lifeline, log, run }: StackContext): Promise<void> {
  const port = settings.postgresPort;
  if (port === undefined) return;
  console.say('Starting PostgreSQL …');
  const { write } = log('postgres');
  await run('PostgreSQL', async () => {
    const postgres = await startPostgres({
      folder: path.join(settings.dataDir, 'postgres'),
      port,
      durable: true,
      lifeline,
      onLog: write,
    });
    await ensureDatabase(postgres, 'throughline');
    return postgres;
  });
}

/** Starts the Temporal server, unless `TEMPORAL_ADDRESS` names one. */
export async function startTemporalServer({
  settings,
  console,
  lifeline,
  log,
  run,
}: StackContext): Promise<void> {
  const ports = settings.temporalPorts;
  if (ports === undefined) return;
  const program = await obtainTemporal({ onProgress: console.say });
  console.say(`Starting the Temporal server (${program.source}: ${program.file}) …`);
  const { write } = log('temporal');
  await run('The Temporal server', () =>
    startTemporal({
      program: program.file,
      port: ports.grpc,
      uiPort: ports.ui,
      databaseFile: path.join(settings.dataDir, 'temporal.db'),
      namespace: settings.config.temporal.namespace,
      lifeline,
      onLog: write,
    }),
  );
}
