import type { Shortage } from '../activities/stock/reserveInventory';
import { cancelled } from './engine/cancelled';
import { shortageOf } from './engine/failures';
import type { OrderRun } from './engine/run';

/**
 * Placement reserved the stock in the order's own transaction; the first step makes sure of it, and takes the
 * pieces again should someone have corrected the counts since. What can't be had cancels the order.
 */
export async function reserveInventory(run: OrderRun): Promise<void> {
  const { confirmedAt, parcels, lines } = run.state;
  if (confirmedAt || parcels.length > 0 || !lines.some((line) => line.stocked)) return;
  const shortage = run.reservation ? run.reservation.shortage : await takePieces(run);
  if (!shortage) return;
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

/** The step of its own that it was in earlier stories; a release before recorded a shortage as its failure. */
async function takePieces({ database, state }: OrderRun): Promise<Partial<Shortage> | undefined> {
  try {
    return (await database.reserveInventory(state.id))?.shortage;
  } catch (error) {
    const shortage = shortageOf(error);
    if (!shortage) throw error;
    return shortage;
  }
}
