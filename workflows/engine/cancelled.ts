import { CancellationScope } from '@temporalio/workflow';

/** Ends the story at this point: the scope it runs in is being cancelled because the order is. */
export async function cancelled(): Promise<void> {
  await CancellationScope.current().cancelRequested;
}
