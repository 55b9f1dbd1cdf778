import { present } from '../present';
import { action } from '../command';
import { DomainError } from '../errors';
import { retryTimeAfter } from '../payment/retryTime';
import { isHeld, refusalOfAll, releaseRefusal } from './holds';

/** What is released by its reason: a review ends by its decision alone, and what people put has a key of its own. */
const REASONS = ['PAYMENT', 'COURIER'] as const;

interface Release {
  readonly reason: (typeof REASONS)[number];
  readonly notes?: string;
}

/** Lets a held order go on: what failed is tried again. */
export const release = action<Release>({
  description: 'Lets a held order go on; what failed is tried again.',
  shape: { reason: { oneOf: REASONS }, notes: '?text' },
  roles: ['support', 'warehouse', 'finance', 'admin'],
  whenClosed: 'carriedOut',
  refusal: (order) =>
    isHeld(order, 'PAYMENT') || isHeld(order, 'COURIER') ? undefined : 'Nothing holds the order.',
  forbidsAll: ({ holds }, actor) =>
    refusalOfAll(
      holds.filter(({ key }) => REASONS.some((reason) => reason === key)),
      actor,
    ),
  decide: (order, { reason, notes }, { actor, at }) => {
    const hold = order.holds.find(({ key }) => key === reason);
    if (!hold) throw new DomainError('not-allowed', `The order is not held for ${reason}.`);
    const refusal = releaseRefusal(hold, actor);
    if (refusal !== undefined) throw new DomainError('forbidden', refusal);
    const told = { ...present({ notes }), ...retryTimeAfter(order, at) };
    return [{ type: 'HoldReleased', reason, ...told }];
  },
});
