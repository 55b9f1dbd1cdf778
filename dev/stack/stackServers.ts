import path from 'node:path';
import { startCodecGateway, type CodecGateway } from '../temporal/codecGateway';
import { devToken } from '../devKeys';
import { obtainTemporal } from '../temporal/obtainTemporal';
import { ensureDatabase, startPostgres } from '../postgres/postgres';
import type { StackContext } from './stackContext';
import { startTemporal } from '../temporal/temporal';

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
export async function startTemporalServer(context: StackContext): Promise<void> {
  const { settings, console, lifeline, log, run } = context;
  const ports = settings.temporalPorts;
  if (ports === undefined) return;
  const program = await obtainTemporal({ onProgress: console.say });
  console.say(`Starting the Temporal server (${program.source}: ${program.file}) …`);
  const { write } = log('temporal');
  const uiCodecEndpoint = await codecEndpoint(context);
  await run('The Temporal server', () =>
    startTemporal({
      program: program.file,
      port: ports.grpc,
      uiPort: ports.ui,
      uiCodecEndpoint,
      databaseFile: path.join(settings.dataDir, 'temporal.db'),
      namespace: settings.config.temporal.namespace,
      lifeline,
      onLog: write,
    }),
  );
}

/** Where our Temporal server's Web UI has payloads decrypted: the API, and only by the development issuer's grace. */
async function codecEndpoint({ settings, run }: StackContext): Promise<string> {
  const { http, auth, temporal } = settings.config;
  if (!auth.devIssuer || temporal.uiUrl === undefined) return `${http.publicUrl}/codec`;
  const options = {
    apiUrl: `http://127.0.0.1:${http.port}`,
    uiOrigin: new URL(temporal.uiUrl).origin,
    token: () => devToken(settings, { sub: 'temporal-web-ui', roles: ['admin'] }),
  };
  let gateway: CodecGateway | undefined;
  await run('The codec gateway', async () => (gateway = await startCodecGateway(options)));
  return gateway?.endpoint ?? `${http.publicUrl}/codec`;
}
