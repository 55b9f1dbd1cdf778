import type { Surroundings } from '../../fact';
import { rowOf, type OrderFact } from '../../facts';
import type { SettledTransaction } from './transaction';

/**
 * What an event says of moves asked for earlier. A call whose answer was lost is answered by the event, whoever
 * brought the word; what an earlier event has settled stays as it is. A capture or void that was refused is
 * asked for again with the same key, so a refusal settles nothing.
 */
export const settledTransactions = (
  event: OrderFact,
  surroundings: Surroundings,
): readonly SettledTransaction[] => rowOf(event.type).settles?.(event, surroundings) ?? [];
