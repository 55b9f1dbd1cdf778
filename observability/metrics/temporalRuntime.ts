import {
  DefaultLogger,
  Runtime,
  type LogEntry,
  type LogLevel,
  type MetricsExporterConfig,
} from '@temporalio/worker';
import type { Logger } from 'pino';
import { orderIdOfWorkflow } from '../../domain/order/ids';
import { freePort } from '../../config/freePort';

/** Reads metrics in Prometheus' text format. */
export type ReadMetrics = () => Promise<string>;

const LEVELS = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const;
const SCRAPE_TIMEOUT_MS = 2_000;

interface TemporalRuntimeOptions {
  readonly log: Logger;
  /** Whether somebody will read the SDK's metrics. */
  readonly metrics: boolean;
}

/**
 * Prepares the Temporal SDK, once in a process and before its first worker: it logs where we log, and counts.
 * @returns what reads the SDK's own metrics: task latencies, free slots, requests to the server.
 */
export async function installTemporalRuntime({ log, metrics }: TemporalRuntimeOptions): Promise<ReadMetrics> {
  const address = metrics ? `127.0.0.1:${await freePort()}` : undefined;
  Runtime.install({
    logger: new DefaultLogger(leastLevel(log), (entry) => writeToLog(log, entry)),
    telemetryOptions: {
      // The SDK's core, which is no JavaScript, would write to the console in colours.
      logging: { filter: { core: 'WARN', other: 'ERROR' }, forward: {} },
      ...(address !== undefined && { metrics: exportAt(address) }),
    },
    shutdownSignals: ['SIGTERM', 'SIGINT'],
  });
  return address === undefined ? () => Promise.resolve('') : () => readFrom(address);
}

/** The SDK's core shows its metrics by a server of its own only. */
function exportAt(bindAddress: string): MetricsExporterConfig {
  return {
    prometheus: { bindAddress, useSecondsForDurations: true, unitSuffix: true, countersTotalSuffix: true },
  };
}

/** Nothing rather than a failure: our own metrics are worth showing without the SDK's. */
async function readFrom(address: string): Promise<string> {
  try {
    const signal = AbortSignal.timeout(SCRAPE_TIMEOUT_MS);
    const response = await fetch(`http://${address}/metrics`, { signal });
    return await response.text();
  } catch {
    return '';
  }
}

/** The SDK's own details of each task are more than our log's `debug` asks for. */
function leastLevel(log: Logger): LogLevel {
  return log.isLevelEnabled('trace') ? 'TRACE' : 'INFO';
}

/**
 * That a task of an order took longer than five seconds: on a busy machine many do, one by one nobody can do anything about it,
 * and the metrics count them.
 */
const SLOW_TASK = /^\[TMPRL1104\]/;

/** Writes what the SDK, its core and workflows say into our log, where it names the order as our own lines do. */
export function writeToLog(
  log: Logger,
  { level, message, meta }: Pick<LogEntry, 'level' | 'message' | 'meta'>,
): void {
  // Where in the core's own code it stands is for its makers.
  const { error, spanContexts: _spans, ...rest } = meta ?? {};
  const workflowId = rest['workflowId'] ?? rest['workflow_id'];
  const orderId = typeof workflowId === 'string' ? orderIdOfWorkflow(workflowId) : undefined;
  log[SLOW_TASK.test(message) ? 'info' : LEVELS[level]](
    { ...rest, ...(orderId !== undefined && { orderId }), ...(error !== undefined && { err: error }) },
    message,
  );
}
