import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { Client } from '@temporalio/client';
import { drive, type Load } from '../measure/load';
import { startProgram, type Program } from '../shop/program';
import type { TemporalNamespace } from '../../temporal/prepareNamespace';
import type { BenchContext } from '../shop/servers';
import { EIGHT_STEPS_QUEUE } from './queues';

/** Runs workflows of eight empty activities and one signal to their end. */
export function runEightSteps(
  client: Client,
  count: number,
  concurrency: number,
  onDone: (workflowId: string) => void,
): Promise<Load> {
  return drive(count, concurrency, async () => {
    const workflowId = `eight-steps/${randomUUID()}`;
    const handle = await client.workflow.start('eightSteps', { workflowId, taskQueue: EIGHT_STEPS_QUEUE });
    await handle.signal('goOn');
    await handle.result();
    onDone(workflowId);
  });
}

/** A worker that does nothing else, in a process of its own as the product's is. */
export function startEightStepsWorker(
  context: BenchContext,
  { address, namespace }: TemporalNamespace,
): Program {
  return startProgram({
    ...context,
    command: ['--import', 'tsx', 'bench/floors/worker.ts'],
    folder: path.resolve(__dirname, '..', '..'),
    environment: { PATH: process.env['PATH'], TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace },
    log: context.log('eight-steps-worker'),
  });
}
