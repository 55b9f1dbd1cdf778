import { action } from '../command';
import type { OrderState } from '../order/order';
import { ended } from '../order/refusals';
import { nothingToPack, notReadyToPick } from './refusals';

/** Begins to take an order's goods off the shelf. */
export const pick = action<Record<string, never>>({
  description: 'Begins to take the goods off the shelf.',
  shape: {},
  roles: ['support', 'warehouse', 'admin'],
  whenClosed: 'refused',
  refusal: (order, actor) =>
    ended(order) ?? notReadyToPick(order, actor) ?? alreadyPicked(order) ?? nothingToPack(order),
  decide: () => [{ type: 'PickingStarted' }],
});

const alreadyPicked = ({ pickingAt }: OrderState): string | undefined =>
  pickingAt ? 'Picking has begun.' : undefined;
