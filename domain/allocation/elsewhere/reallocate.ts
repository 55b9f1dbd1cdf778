import { action } from '../../command';
import { isHeld } from '../../holds/holds';
import { ended } from '../../order/refusals';
import { present } from '../../present';

/** Has pieces looked for once more that nobody had, everywhere: stock has come, or a warehouse has changed its mind. */
export const reallocate = action<{ readonly notes?: string }>({
  description: 'Looks once more, everywhere, for pieces that no warehouse had.',
  shape: { notes: '?text' },
  roles: ['support', 'warehouse', 'admin'],
  whenClosed: 'refused',
  refusal: (order) =>
    ended(order) ?? (isHeld(order, 'SHORTAGE') ? undefined : 'The order lacks no pieces that nobody has.'),
  decide: (_order, { notes }) => [{ type: 'HoldReleased', reason: 'SHORTAGE', ...present({ notes }) }],
});
