import { takeElsewhere } from '../../domain/allocation/elsewhere/takeElsewhere';
import type { OrderEvent } from '../../domain/facts';
import type { OrderState } from '../../domain/order/order';
import { chooseElsewhere, type ChoosingDeps } from '../stock/chooseElsewhere';
import { inTheirPlace } from './inTheirPlace';

/** The database's rule that pieces are taken only where they can be ordered. */
const FREE = 'stock_free';

/** Whether the database refused to hold pieces for an order, since they were sold while they were chosen. */
export const isStockGone = (error: unknown): boolean =>
  error instanceof Error && 'constraint' in error && error.constraint === FREE;

/** What is recorded in the place of pieces that were sold meanwhile: others, by what is free now. Undefined when nothing took them. */
export async function elsewhereStill(
  deps: ChoosingDeps,
  { before, events }: { readonly before: OrderState; readonly events: readonly OrderEvent[] },
): Promise<readonly OrderEvent[] | undefined> {
  const [first] = events;
  if (first?.type !== 'PiecesReallocated') return undefined;
  return inTheirPlace(first, takeElsewhere(before, await chooseElsewhere(deps, before)));
}
