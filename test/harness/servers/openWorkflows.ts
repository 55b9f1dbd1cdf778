import type { Client } from '@temporalio/client';
import { setTimeout as delay } from 'node:timers/promises';

/** How long a workflow may take to end after its test, and the server to show it. */
const ENDING_MS = 5_000;

/** The workflows on a task queue that do not end, in words. */
export async function openWorkflows(client: Client, taskQueue: string): Promise<string[]> {
  const deadline = Date.now() + ENDING_MS;
  for (;;) {
    const open = await list(client, taskQueue);
    if (open.length === 0 || Date.now() > deadline) return open;
    await delay(50);
  }
}

async function list(client: Client, taskQueue: string): Promise<string[]> {
  const open: string[] = [];
  const query = `TaskQueue = '${taskQueue}' AND ExecutionStatus = 'Running'`;
  for await (const { workflowId } of client.workflow.list({ query })) open.push(`the workflow ${workflowId}`);
  return open;
}
