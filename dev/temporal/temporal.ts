import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import type { Lifeline } from '../stack/lifeline';
import { SEARCH_ATTRIBUTES } from '../../workflows/engine/searchAttributes';

export interface TemporalOptions {
  /** The Temporal CLI. */
  readonly program: string;
  readonly port: number;
  /** Undefined: no Web UI. */
  readonly uiPort?: number;
  /** Where the Web UI has payloads decrypted: a base that `/decode` and `/encode` are below. */
  readonly uiCodecEndpoint?: string;
  /** Where workflows are kept; undefined: in memory. */
  readonly databaseFile?: string;
  readonly namespace?: string;
  /** More of the server's dynamic configuration, as `key=value`. */
  readonly dynamicConfig?: readonly string[];
  readonly lifeline: Lifeline;
  /** Gets the server's log as it is written. */
  readonly onLog?: (text: string) => void;
}

/** A running Temporal server of our own, on the loopback interface only. */
export interface EmbeddedTemporal {
  readonly pid: number;
  /** `host:port` of its gRPC endpoint. */
  readonly address: string;
  /** Resolves when the server has ended, whoever ended it. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

const START_TIMEOUT_MS = 60_000;

/**
 * Starts the development server and waits until its namespace can be used.
 * @throws {Error} with the end of the server's log when it doesn't come up.
 */
export async function startTemporal(options: TemporalOptions): Promise<EmbeddedTemporal> {
  const { program, port, lifeline, onLog, namespace = 'default' } = options;
  const address = `127.0.0.1:${port}`;
  // A session of its own: Ctrl-C is for us, and we stop the server after those who use it.
  const child = spawn(program, flagsFor(options), { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  if (child.pid !== undefined) lifeline.watch(child.pid);
  let log = '';
  const take = (text: string): void => {
    onLog?.(text);
    log = `${log}${text}`.slice(-4_000);
  };
  child.stdout.setEncoding('utf8').on('data', take);
  child.stderr.setEncoding('utf8').on('data', take);
  child.once('error', (error) => take(error.message));
  const server = handleOf(child, address, lifeline);
  if (await isReady(server, namespace)) return server;
  await server.stop();
  throw new Error(`The Temporal server did not start on port ${port}:\n${log.trim()}`);
}

/**
 * As it comes, the server polls its queues at most 20 times a second and syncs its file on every write: a workflow of
 * eight activities takes 0.85 s instead of 0.15 s. Priorities and fairness are off by default, and so is handing an activity to the
 * worker that asks for it in the answer to its task, which spares the server a twelfth of what an order costs it.
 */
const DYNAMIC_CONFIG = [
  'history.transferProcessorMaxPollRPS=1000',
  'history.timerProcessorMaxPollRPS=1000',
  'history.visibilityProcessorMaxPollRPS=1000',
  'history.outboundProcessorMaxPollRPS=1000',
  'matching.useNewMatcher=true',
  'matching.enableFairness=true',
  'system.enableActivityEagerExecution=true',
];

/** What the command line calls the types of our search attributes. */
const CLI_TYPES = { KEYWORD: 'Keyword', KEYWORD_LIST: 'KeywordList' } as const;

function flagsFor({
  port,
  uiPort,
  uiCodecEndpoint,
  databaseFile,
  namespace = 'default',
  dynamicConfig = [],
}: TemporalOptions): string[] {
  return [
    ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port), '--log-level', 'warn'],
    ...['--namespace', namespace],
    ...(uiPort === undefined ? ['--headless'] : ['--ui-ip', '127.0.0.1', '--ui-port', String(uiPort)]),
    ...(uiCodecEndpoint === undefined ? [] : ['--ui-codec-endpoint', uiCodecEndpoint]),
    ...(databaseFile === undefined
      ? []
      : [
          '--db-filename',
          databaseFile,
          '--sqlite-pragma',
          'journal_mode=wal',
          '--sqlite-pragma',
          'synchronous=1',
        ]),
    ...[...DYNAMIC_CONFIG, ...dynamicConfig].flatMap((setting) => ['--dynamic-config-value', setting]),
    ...SEARCH_ATTRIBUTES.flatMap(({ name, type }) => ['--search-attribute', `${name}=${CLI_TYPES[type]}`]),
  ];
}

async function isReady(server: EmbeddedTemporal, namespace: string): Promise<boolean> {
  let gone = false;
  const ended = server.ended.then(() => {
    gone = true;
  });
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!gone && Date.now() < deadline) {
    if (await answers(server.address, namespace)) return true;
    await Promise.race([delay(50), ended]);
  }
  return false;
}

async function answers(address: string, namespace: string): Promise<boolean> {
  try {
    const connection = await Connection.connect({ address, connectTimeout: 1_000 });
    try {
      await connection.workflowService.describeNamespace({ namespace });
      return true;
    } finally {
      await connection.close();
    }
  } catch {
    return false;
  }
}

function handleOf(child: ChildProcess, address: string, lifeline: Lifeline): EmbeddedTemporal {
  const pid = child.pid ?? 0;
  const ended = new Promise<void>((resolve) => {
    if (child.pid === undefined) resolve();
    else child.once('exit', () => resolve());
  });
  void ended.then(() => lifeline.done(pid));
  return {
    pid,
    address,
    ended,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
