import { ScheduleNotFoundError, type ScheduleClient, type ScheduleOptions } from '@temporalio/client';

/**
 * Keeps a schedule as it is set, or none where none is. Safe to run twice, at every start.
 * @param options undefined: there is none.
 */
export async function keepSchedule(
  client: ScheduleClient,
  scheduleId: string,
  options: Omit<ScheduleOptions, 'scheduleId'> | undefined,
): Promise<void> {
  const handle = client.getHandle(scheduleId);
  const exists = await handle.describe().then(() => true, isMissing);
  if (!options) {
    if (exists) await handle.delete();
    return;
  }
  if (!exists) await client.create({ scheduleId, ...options });
  else
    await handle.update((known) => ({
      ...known,
      ...options,
      action: { ...known.action, ...options.action },
    }));
}

function isMissing(error: unknown): false {
  if (error instanceof ScheduleNotFoundError) return false;
  throw error;
}
