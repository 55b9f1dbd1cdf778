import { proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { OrderActivities } from '../../activities';
import { stockCheckWorkflowId } from '../messages';

const stock = proxyActivities<Pick<OrderActivities, 'checkStock'>>({
  startToCloseTimeout: '10 minutes',
  retry: { initialInterval: '1 minute', maximumInterval: '10 minutes' },
});

/**
 * Compares counts, ledger and what orders hold, by the schedule; gives how many shelves differ. The server ends a scheduled run's id with the
 * time it was due, and so does what it writes: a run that is repeated writes it again.
 */
export async function stockCheck(): Promise<number> {
  const due = workflowInfo().workflowId.slice(stockCheckWorkflowId.length + 1);
  return stock.checkStock.executeWithOptions({ summary: due }, [due]);
}
