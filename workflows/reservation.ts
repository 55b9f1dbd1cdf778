import type { Reservation, Shortage } from '../activities/stock/reserveInventory';
import { sellOut } from '../domain/stock/soldOut';
import { cancelled } from './engine/cancelled';
import { shortageOf } from './engine/failures';
import type { OrderRun } from './engine/run';

/**
 * Placement reserved the stock in the order's own transaction; the first step makes sure of it, and takes the
 * pieces again should someone have corrected the counts since, from other warehouses where they must. What can't be had cancels the order.
 */
export async function reserveInventory(run: OrderRun): Promise<void> {
  const { confirmedAt, parcels, lines, reinstatedAt } = run.state;
  if (confirmedAt || parcels.length > 0 || !lines.some((line) => line.stocked)) return;
  // What the run began with may be from before the order wanted its pieces again.
  const seen = reinstatedAt === undefined ? run.reservation : undefined;
  const { shortage, allocation } = seen ?? (await takePieces(run));
  if (allocation) await run.record(() => [{ type: 'InventoryAllocated', allocation }]);
  if (!shortage) return;
  await run.record((order) => sellOut(order, shortage));
  await cancelled();
}

/** What came of taking pieces; earlier releases may say less of a shortage. */
interface Taken extends Pick<Reservation, 'allocation'> {
  readonly shortage?: Partial<Shortage>;
}

/** The step of its own that it was in earlier stories; a release before recorded a shortage as its failure. */
async function takePieces({ database, state }: OrderRun): Promise<Taken> {
  try {
    return (await database.reserveInventory(state.id)) ?? {};
  } catch (error) {
    const shortage = shortageOf(error);
    if (!shortage) throw error;
    return { shortage };
  }
}
