import { BadCall } from '../arguments';
import path from 'node:path';
import { Connection } from '@temporalio/client';
import { freePort } from '../../config/freePort';
import { obtainTemporal } from '../../dev/temporal/obtainTemporal';
import { startTemporal } from '../../dev/temporal/temporal';
import { prepareNamespace, type TemporalNamespace } from '../../temporal/prepareNamespace';
import type { BenchContext } from './context';

/** The Temporal server of a run, and the namespace that the product has on it. */
export interface BenchTemporal extends TemporalNamespace {
  /** Whose CPU counts as its own; none: nobody knows. */
  readonly pids: readonly number[];
  /** What kind of server it is, where it is none of the bench's own. */
  readonly kind?: string;
  /** What it keeps everything in, where it is the bench's own. */
  readonly databaseFile?: string;
  /** Makes a namespace beside the product's, which goes when the run ends. */
  addNamespace(suffix: string): Promise<TemporalNamespace>;
  stop(): Promise<void>;
}

/** A server that was there before. */
export interface ExistingTemporal {
  /** `host:port`. */
  readonly address: string;
  readonly pids: readonly number[];
}

const OWN_NAMESPACE = 'default';

/** Starts a server as `npm start` does, with nothing in it. */
export async function startOwnTemporal({ folder, lifeline, say, log }: BenchContext): Promise<BenchTemporal> {
  const program = await obtainTemporal({ onProgress: say });
  const databaseFile = path.join(folder, 'temporal.db');
  const server = await startTemporal({
    program: program.file,
    port: await freePort(),
    databaseFile,
    namespace: OWN_NAMESPACE,
    lifeline,
    onLog: log('temporal').write,
  });
  const { address, pid } = server;
  const prepare = async (namespace: string): Promise<TemporalNamespace> => {
    await prepareNamespace({ address, namespace });
    return { address, namespace };
  };
  return {
    ...(await prepare(OWN_NAMESPACE)),
    ...{ pids: [pid], databaseFile },
    addNamespace: (suffix) => prepare(`${OWN_NAMESPACE}-${suffix}`),
    stop: () => server.stop(),
  };
}

/**
 * Uses a server that is there already, in namespaces of this run alone, so that nobody else's orders are touched and an earlier
 * run's don't go on in this one.
 */
export async function useTemporal({ address, pids }: ExistingTemporal): Promise<BenchTemporal> {
  const namespace = `bench-${Date.now().toString(36)}`;
  const connection = await connectTo(address);
  const made: string[] = [];
  const prepare = async (name: string): Promise<TemporalNamespace> => {
    made.push(name);
    await prepareNamespace({ address, namespace: name });
    return { address, namespace: name };
  };
  const stop = async (): Promise<void> => {
    for (const name of made) await connection.operatorService.deleteNamespace({ namespace: name });
    await connection.close();
  };
  const kind = await describeServer(connection);
  return {
    ...(await prepare(namespace)),
    ...{ pids, kind, stop },
    addNamespace: (suffix) => prepare(`${namespace}-${suffix}`),
  };
}

async function describeServer({ workflowService }: Connection): Promise<string> {
  const { serverVersion, persistenceStore, historyShardCount } = await workflowService.getClusterInfo({});
  return `Temporal ${serverVersion} on ${persistenceStore}, ${historyShardCount} history shards`;
}

async function connectTo(address: string): Promise<Connection> {
  try {
    return await Connection.connect({ address });
  } catch (cause) {
    throw new BadCall(`--temporal: no Temporal server answers at ${address}`, { cause });
  }
}
