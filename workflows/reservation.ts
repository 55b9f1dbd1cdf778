import { cancelled } from './engine/cancelled';
import { shortageOf } from './engine/failures';
import type { OrderRun } from './engine/run';

/**
 * Placement reserved the stock in the order's own transaction; the first step makes sure of it, and takes the
 * pieces again should someone have corrected the counts since. What can't be had cancels the order.
 */
export async function reserveInventory(run: OrderRun): Promise<void> {
  const { id, confirmedAt, parcels, lines } = run.state;
  if (confirmedAt || parcels.length > 0 || !lines.some((line) => line.stocked)) return;
  try {
    await run.database.reserveInventory(id);
  } catch (error) {
    const shortage = shortageOf(error);
    if (!shortage) throw error;
    await run.record(({ cancellation }) =>
      cancellation
        ? []
        : [
            { type: 'InventoryUnavailable', skus: [], ...shortage },
            { type: 'CancellationRequested', reason: 'The goods are no longer in stock.' },
          ],
    );
    await cancelled();
  }
}
