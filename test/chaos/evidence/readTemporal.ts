import { WorkflowNotFoundError, type Client, type WorkflowHandle } from '@temporalio/client';
import { orderWorkflowId } from '../../../domain/order/ids';
import { present } from '../../../domain/present';
import { orderQuery } from '../../../workflows/messages';
import type { WorkflowEvidence } from './evidence';

/** What Temporal knows of orders, by their ids. */
export async function readWorkflows(
  client: Client,
  orderIds: readonly string[],
): Promise<Map<string, WorkflowEvidence>> {
  const runs = new Map<string, string[]>();
  for await (const { workflowId, status } of client.workflow.list({ query: `WorkflowType = 'order'` })) {
    runs.set(workflowId, [...(runs.get(workflowId) ?? []), status.name]);
  }
  const found = new Map<string, WorkflowEvidence>();
  for (const orderId of orderIds) {
    const workflowId = orderWorkflowId(orderId);
    const current = await describe(client, workflowId);
    found.set(orderId, { runs: runs.get(workflowId) ?? [], ...current });
  }
  return found;
}

/** Undefined when no worker answers: it may know it all. */
async function knownVersion(handle: WorkflowHandle): Promise<number | undefined> {
  return handle.query(orderQuery).then(
    ({ version }) => version,
    () => undefined,
  );
}

/** The order's latest run. */
export async function describe(client: Client, workflowId: string): Promise<Omit<WorkflowEvidence, 'runs'>> {
  try {
    const handle = client.workflow.getHandle(workflowId);
    const { raw, status } = await handle.describe();
    const taskAttempts = raw.pendingWorkflowTask?.attempt ?? 0;
    const rests = status.name === 'RUNNING' && taskAttempts === 0;
    return {
      taskAttempts,
      ...(rests && present({ knownVersion: await knownVersion(handle) })),
      activities: (raw.pendingActivities ?? []).map(({ activityType, attempt }) => ({
        type: activityType?.name ?? '',
        attempt: attempt ?? 0,
      })),
    };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return { taskAttempts: 0, activities: [] };
    throw error;
  }
}
