import { condition } from '@temporalio/workflow';

/**
 * Resolves when something is so and stays so once everybody whose wait ended at the same time has gone on: what they set off
 * counts too.
 */
export async function untilAtRest(isAtRest: () => boolean): Promise<void> {
  do {
    await condition(isAtRest);
    await whoeverWaits();
  } while (!isAtRest());
}

/** Resolves when everybody whose wait has ended with ours has gone on: conditions are looked at in rounds. */
function whoeverWaits(): Promise<void> {
  let looked = false;
  return condition(() => {
    const again = looked;
    looked = true;
    return again;
  });
}
