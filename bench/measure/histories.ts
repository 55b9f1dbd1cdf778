import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { median } from './statistics';

/** What Temporal keeps of finished workflows. */
export interface Histories {
  readonly count: number;
  readonly events: { readonly median: number; readonly max: number };
  readonly bytes: { readonly median: number; readonly max: number };
}

/** Longer than an order stays open after its delivery, which is a minute. */
const PATIENCE_MS = 100_000;

/**
 * Waits until the workflows have ended and measures their histories.
 * @param workflows ids; several in one place are counted as one, by their sum.
 * @throws {Error} when one is still running after a hundred seconds.
 */
export async function measureHistories(
  client: Client,
  workflows: readonly (string | readonly string[])[],
): Promise<Histories> {
  const deadline = Date.now() + PATIENCE_MS;
  const sizes: Size[] = [];
  for (const ids of workflows) {
    let whole: Size = { events: 0, bytes: 0 };
    for (const id of [ids].flat()) {
      const { events, bytes } = await sizeOf(client, id, deadline);
      whole = { events: whole.events + events, bytes: whole.bytes + bytes };
    }
    sizes.push(whole);
  }
  return {
    count: sizes.length,
    events: spread(sizes.map(({ events }) => events)),
    bytes: spread(sizes.map(({ bytes }) => bytes)),
  };
}

interface Size {
  readonly events: number;
  readonly bytes: number;
}

async function sizeOf(client: Client, workflowId: string, deadline: number): Promise<Size> {
  const handle = client.workflow.getHandle(workflowId);
  let run = await handle.describe();
  while (run.status.name === 'RUNNING') {
    if (Date.now() > deadline) throw new Error(`${workflowId} has not ended`);
    await delay(500);
    run = await handle.describe();
  }
  return { events: run.historyLength, bytes: run.historySize ?? 0 };
}

function spread(values: readonly number[]): { readonly median: number; readonly max: number } {
  return { median: median(values), max: Math.max(...values) };
}
