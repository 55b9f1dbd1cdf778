import { present } from '../present';
import { action } from '../command';
import { DomainError } from '../errors';
import { retryTimeAfter } from '../payment/retryTime';
import type { Hold, OrderState } from '../order/order';
import { refusalOfAll, releaseRefusal } from './holds';
import { allKept, keptInSight, requireLetGo } from './cameBack';
import { holdRow } from './reasons';
import { triedAgain } from './triedAgain';
import { NOTES_IN, requireDecision } from './unpaidGoods';

/** What is released by its reason: a review ends by its decision alone, and what people put has a key of its own. */
const REASONS = ['PAYMENT', 'COURIER', 'REFUND'] as const;

interface Release {
  readonly reason: (typeof REASONS)[number];
  readonly notes?: string;
}

/** Lets an order held for its payment or parcel go on: what failed is tried again. */
export const release = action<Release>({
  description: 'Lets an order held for its payment or parcel go on; what failed is tried again.',
  shape: { reason: { oneOf: REASONS }, notes: '?text' },
  roles: ['support', 'warehouse', 'finance', 'admin'],
  whenClosed: 'carriedOut',
  refusal: (order) => (ofReasons(order).length > 0 ? allKept(order, ofReasons(order)) : elsewhere(order)),
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
    return [{ type: 'HoldReleased', reason, ...told }, ...triedAgain(order, hold)];
  },
});

/** What is to be done about holds that have no release by their reason. */
function elsewhere({ holds }: OrderState): string {
  const [hold] = holds;
  if (!hold) return 'Nothing holds the order.';
  const { decidedBy } = holdRow(hold.reason);
  return decidedBy === undefined
    ? `The order is held with the key ${hold.key}: releaseHold releases it.`
    : `The order is held for ${hold.key}, which ends by ${decidedBy} alone.`;
}

const ofReasons = ({ holds }: OrderState): readonly Hold[] =>
  holds.filter(({ key }) => REASONS.some((reason) => reason === key));
