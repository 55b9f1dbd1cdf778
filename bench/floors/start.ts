import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { drive, type Load } from '../measure/load';
import { NOBODYS_QUEUE } from './queues';

/** Starts workflows of one small input, and nothing else: what no placement can be faster than. */
export function startBareWorkflows(client: Client, count: number, concurrency: number): Promise<Load> {
  return drive(count, concurrency, async () => {
    const orderId = randomUUID();
    await client.workflow.start('bare', {
      workflowId: `bare/${orderId}`,
      taskQueue: NOBODYS_QUEUE,
      args: [{ orderId }],
    });
  });
}
