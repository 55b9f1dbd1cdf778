import { action } from '../../command';
import { isHeld } from '../../holds/holds';
import { asIf } from '../../evolve';
import type { OrderFact } from '../../facts';
import { ended } from '../../order/refusals';
import { present } from '../../present';
import { cancelMissing } from './giveUp';

interface Reallocate {
  readonly notes?: string;
  /** `cancel`: the pieces are not looked for, but cancelled, and what was paid for them goes back. */
  readonly missing?: 'cancel';
}

/** Has pieces looked for once more that nobody had, everywhere: stock has come, or a warehouse has changed its mind. */
export const reallocate = action<Reallocate>({
  description: 'Looks once more, everywhere, for pieces that no warehouse had, or cancels them.',
  shape: { notes: '?text', missing: missingFault },
  roles: ['support', 'warehouse', 'admin'],
  whenClosed: 'refused',
  refusal: (order) =>
    ended(order) ?? (isHeld(order, 'SHORTAGE') ? undefined : 'The order lacks no pieces that nobody has.'),
  decide: (order, { notes, missing }) => {
    const released: OrderFact = { type: 'HoldReleased', reason: 'SHORTAGE', ...present({ notes }) };
    return missing === 'cancel' ? [released, ...cancelMissing(asIf(order, released))] : [released];
  },
});

function missingFault(value: unknown): string | undefined {
  return value === undefined || value === 'cancel' ? undefined : 'must be "cancel", or absent';
}
