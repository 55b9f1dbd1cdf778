import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import { describe } from '../../domain/errors';
import type { Sql } from '../../prisma/client';
import { TELL_CUSTOMER_WORKFLOW, tellCustomerWorkflowId } from '../../workflows/messages';

export interface TellingDeps {
  readonly prisma: Sql;
  readonly temporal: Client;
  readonly log: Logger;
  readonly settings: { readonly taskQueue: string };
}

const DEADLINE_MS = 2_000;
const AT_ONCE = 100;

/**
 * Has those customers told whose order turned out to be late and who were not told yet. The message stands in the outbox since the forecast
 * was written; what can't be started now is started in another round, and nothing is sent twice.
 */
export async function startTelling({ prisma, temporal, log, settings }: TellingDeps): Promise<void> {
  const rows = await prisma.rows<{ orderId: string }>`
    SELECT DISTINCT order_id AS "orderId" FROM notifications
    WHERE kind = 'promiseLate' AND status = 'QUEUED' LIMIT ${AT_ONCE}`;
  for (const { orderId } of rows) {
    try {
      await temporal.withDeadline(Date.now() + DEADLINE_MS, () =>
        temporal.workflow.start(TELL_CUSTOMER_WORKFLOW, {
          workflowId: tellCustomerWorkflowId(orderId),
          taskQueue: settings.taskQueue,
          args: [orderId],
          workflowIdConflictPolicy: 'USE_EXISTING',
          staticSummary: 'message about a late order',
        }),
      );
    } catch (error) {
      log.warn({ reason: describe(error) }, 'customers of late orders are told later');
      return;
    }
  }
}
