import { Connection, ScheduleClient, ScheduleNotFoundError, type ScheduleOptions } from '@temporalio/client';
import type { CalendarSpec } from '@temporalio/client';
import type { Config } from '../config/config';
import type { PayoutSchedule } from '../domain/payouts/schedule';
import {
  PAYOUT_ROUND_WORKFLOW,
  PAYOUT_SCHEDULE,
  payoutRoundWorkflowId,
  type PayoutRoundInput,
} from '../workflows/messages';
import { createDataConverter } from './client';

const DAY_NAMES = {
  sun: 'SUNDAY',
  mon: 'MONDAY',
  tue: 'TUESDAY',
  wed: 'WEDNESDAY',
  thu: 'THURSDAY',
  fri: 'FRIDAY',
  sat: 'SATURDAY',
} as const;

const MONTHS = [
  ...(['JANUARY', 'FEBRUARY', 'MARCH', 'APRIL', 'MAY', 'JUNE'] as const),
  ...(['JULY', 'AUGUST', 'SEPTEMBER', 'OCTOBER', 'NOVEMBER', 'DECEMBER'] as const),
] as const;

/** What a schedule of payouts is made of. */
export interface PayoutJob {
  readonly schedule: PayoutSchedule;
  /** Of the shop, as IANA names it. */
  readonly timeZone: string;
  readonly taskQueue: string;
  readonly input: PayoutRoundInput;
}

/**
 * Keeps the schedule by which batches of payouts are made: as it is set, or none where none is. Safe to run twice, at every start.
 * @param job undefined: batches are made by hand.
 */
export async function keepPayoutSchedule(client: ScheduleClient, job: PayoutJob | undefined): Promise<void> {
  const handle = client.getHandle(PAYOUT_SCHEDULE);
  const exists = await handle.describe().then(() => true, isMissing);
  if (!job) {
    if (exists) await handle.delete();
    return;
  }
  const options = optionsOf(job);
  if (exists) await handle.update((known) => ({ ...known, ...options }));
  else await client.create({ scheduleId: PAYOUT_SCHEDULE, ...options });
}

function isMissing(error: unknown): false {
  if (error instanceof ScheduleNotFoundError) return false;
  throw error;
}

/** A day that was missed by up to a day is made up for; one that is still being made is not begun twice. */
const optionsOf = ({ schedule, timeZone, taskQueue, input }: PayoutJob) =>
  ({
    spec: {
      calendars: schedule.at.map((time) => ({
        ...time,
        dayOfWeek: schedule.workingDays.map((day) => DAY_NAMES[day]),
      })),
      skip: schedule.holidays.map(wholeDay),
      timezone: timeZone,
    },
    action: {
      type: 'startWorkflow',
      workflowType: PAYOUT_ROUND_WORKFLOW,
      workflowId: payoutRoundWorkflowId,
      taskQueue,
      args: [input],
    },
    policies: { overlap: 'SKIP', catchupWindow: '1 day' },
  }) satisfies Omit<ScheduleOptions, 'scheduleId'>;

/** Every second of a day: whatever is due on it is not. */
function wholeDay(day: string): CalendarSpec {
  const [year = 0, month = 1, dayOfMonth = 1] = day.split('-').map(Number);
  return { year, month: MONTHS[month - 1] ?? 'JANUARY', dayOfMonth, hour: '*', minute: '*', second: '*' };
}

/** The same with a connection of its own, by the configuration. */
export async function preparePayoutSchedule(
  { temporal, payoutSchedule, payoutPollMs, timeZone }: Config,
  provider: string,
): Promise<void> {
  const connection = await Connection.connect({ address: temporal.address });
  try {
    const client = new ScheduleClient({
      connection,
      namespace: temporal.namespace,
      dataConverter: createDataConverter(temporal.payloadKeys),
    });
    const input = { provider, pollEveryMs: payoutPollMs };
    const { taskQueue } = temporal;
    await keepPayoutSchedule(
      client,
      payoutSchedule && { schedule: payoutSchedule, timeZone, taskQueue, input },
    );
  } finally {
    await connection.close();
  }
}
