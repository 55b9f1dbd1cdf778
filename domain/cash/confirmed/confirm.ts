import { action } from '../../command';
import type { OrderFact } from '../../facts';
import { isHeld } from '../../holds/holds';
import { ended } from '../../order/refusals';
import { present } from '../../present';

interface Confirm {
  readonly outcome: 'CONFIRMED' | 'REFUSED';
  readonly notes?: string;
}

/** What the customer said of an order that is to be paid at the door: it goes out, or is cancelled. */
export const confirm = action<Confirm>({
  description: 'Says what the customer answered to whether they want what they are to pay at the door.',
  shape: { outcome: { oneOf: ['CONFIRMED', 'REFUSED'] }, notes: '?text' },
  roles: ['support', 'admin'],
  whenClosed: 'refused',
  refusal: (order) =>
    ended(order) ?? (isHeld(order, 'CONFIRMATION') ? undefined : 'The order waits for no confirmation.'),
  decide: (_order, { outcome, notes }) => {
    const released: OrderFact = { type: 'HoldReleased', reason: 'CONFIRMATION', ...present({ notes }) };
    if (outcome === 'CONFIRMED') return [released];
    const reason = 'The customer does not want it any more.';
    return [released, { type: 'CancellationRequested', reason }];
  },
});
