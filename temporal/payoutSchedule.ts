import type { CalendarSpec, ScheduleClient, ScheduleOptions } from '@temporalio/client';
import type { PayoutSchedule } from '../domain/payouts/schedule';
import {
  PAYOUT_ROUND_WORKFLOW,
  PAYOUT_SCHEDULE,
  payoutRoundWorkflowId,
  type PayoutRoundInput,
} from '../workflows/messages';
import { keepSchedule } from './keepSchedule';

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
export const keepPayoutSchedule = (client: ScheduleClient, job: PayoutJob | undefined): Promise<void> =>
  keepSchedule(client, PAYOUT_SCHEDULE, job && optionsOf(job));

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
