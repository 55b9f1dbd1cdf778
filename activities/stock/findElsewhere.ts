import type { Allotment } from '../../domain/allocation/allotment';
import { loadOrder } from '../commit/loadOrder';
import type { ActivityDeps } from '../deps';
import { chooseElsewhere } from './chooseElsewhere';

/** Where the pieces are that an order seeks; it takes none of them. */
export async function findElsewhere(deps: ActivityDeps, orderId: string): Promise<readonly Allotment[]> {
  const { order } = await loadOrder(deps, orderId);
  return chooseElsewhere(deps, order);
}
