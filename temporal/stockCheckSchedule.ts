import type { ScheduleOptions } from '@temporalio/client';
import { STOCK_CHECK_WORKFLOW, stockCheckWorkflowId } from '../workflows/messages';

/** When the fewest orders come in and go out. */
const AT = { hour: 3, minute: 30 } as const;

/** Every night of the shop's; one that was missed by up to a day is made up for. */
export const stockCheckOptions = (timeZone: string, taskQueue: string) =>
  ({
    spec: { calendars: [AT], timezone: timeZone },
    action: {
      type: 'startWorkflow',
      workflowType: STOCK_CHECK_WORKFLOW,
      workflowId: stockCheckWorkflowId,
      taskQueue,
      args: [],
    },
    policies: { overlap: 'SKIP', catchupWindow: '1 day' },
  }) satisfies Omit<ScheduleOptions, 'scheduleId'>;
