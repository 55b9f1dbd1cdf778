import { asIf } from '../../evolve';
import type { OrderFact } from '../../facts';
import type { OrderState } from '../../order/order';
import type { Allotment } from '../allotment';
import { giveUp } from './giveUp';
import { isSeeking } from './reallocation';

/** What comes of the pieces that an order seeks: those that were found are held elsewhere, and the others given up. */
export function takeElsewhere(order: OrderState, found: readonly Allotment[]): readonly OrderFact[] {
  if (!isSeeking(order)) return [];
  const taken: readonly OrderFact[] =
    found.length > 0 ? [{ type: 'PiecesReallocated', allotted: found }] : [];
  return [...taken, ...giveUp(asIf(order, ...taken))];
}
