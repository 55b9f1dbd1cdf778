import { NativeConnection, Runtime, DefaultLogger, Worker } from '@temporalio/worker';
import { readConfig } from '../../config/config';
import { createDataConverter } from '../../temporal/client';
import { EIGHT_STEPS_QUEUE } from './queues';

/** Runs the workflows of eight empty activities, with the product's own settings, until SIGTERM. */
async function main(): Promise<void> {
  const { temporal } = readConfig();
  Runtime.install({ logger: new DefaultLogger('WARN'), shutdownSignals: ['SIGTERM'] });
  const connection = await NativeConnection.connect({ address: temporal.address });
  const worker = await Worker.create({
    connection,
    namespace: temporal.namespace,
    taskQueue: EIGHT_STEPS_QUEUE,
    dataConverter: createDataConverter(temporal.payloadKeys),
    workflowsPath: require.resolve('./workflows'),
    activities: { nothing: () => Promise.resolve() },
    maxCachedWorkflows: 1_000,
    maxConcurrentActivityTaskExecutions: 100,
  });
  await worker.run();
  await connection.close();
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
