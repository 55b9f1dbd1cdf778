import { present } from '../present';
import { action } from '../command';
import { DomainError } from '../errors';
import { retryTimeAfter } from '../payment/retryTime';
import type { Hold, OrderState } from '../order/order';
import { refusalOfAll, releaseRefusal } from './holds';
import { allKept, keptInSight, requireLetGo } from './cameBack';
import { NOTES_IN, requireDecision } from './unpaidGoods';

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
    ofReasons(order).length > 0 ? allKept(order, ofReasons(order)) : 'Nothing holds the order.',
  forbidsAll: (order, actor) =>
    refusalOfAll(
      ofReasons(order).filter((hold) => keptInSight(order, hold) === undefined),
      actor,
    ),
  decide: (order, { reason, notes }, { actor, at }) => {
    const hold = order.holds.find(({ key }) => key === reason);
    if (!hold) throw new DomainError('not-allowed', `The order is not held for ${reason}.`);
    const refusal = releaseRefusal(hold, actor);
    if (refusal !== undefined) throw new DomainError('forbidden', refusal);
    requireLetGo(order, hold);
    requireDecision(order, hold, notes, NOTES_IN.body);
    const told = { ...present({ notes }), ...retryTimeAfter(order, at) };
    return [{ type: 'HoldReleased', reason, ...told }];
  },
});

const ofReasons = ({ holds }: OrderState): readonly Hold[] =>
  holds.filter(({ key }) => REASONS.some((reason) => reason === key));
