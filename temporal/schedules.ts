import { Connection, ScheduleClient } from '@temporalio/client';
import type { Config } from '../config/config';
import { STOCK_CHECK_SCHEDULE } from '../workflows/messages';
import { createDataConverter } from './client';
import { keepSchedule } from './keepSchedule';
import { keepPayoutSchedule } from './payoutSchedule';
import { stockCheckOptions } from './stockCheckSchedule';

/**
 * Keeps what Temporal begins by the clock, with a connection of its own, by the configuration.
 * @param bank where scheduled payouts go.
 */
export async function prepareSchedules(
  { temporal, payoutSchedule: schedule, payoutPollMs, timeZone }: Config,
  bank: string,
): Promise<void> {
  const connection = await Connection.connect({ address: temporal.address });
  try {
    const client = new ScheduleClient({
      connection,
      namespace: temporal.namespace,
      dataConverter: createDataConverter(temporal.payloadKeys),
    });
    const { taskQueue } = temporal;
    const input = { provider: bank, pollEveryMs: payoutPollMs };
    await keepPayoutSchedule(client, schedule && { schedule, timeZone, taskQueue, input });
    await keepSchedule(client, STOCK_CHECK_SCHEDULE, stockCheckOptions(timeZone, taskQueue));
  } finally {
    await connection.close();
  }
}
