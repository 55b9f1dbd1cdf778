import { action } from '../command';
import { DomainError } from '../errors';
import { retryTimeAfter } from '../payment/retryTime';
import { isHeld, releaseRefusal } from './holds';
import type { HoldReason } from '../holds/reasons';

interface Release {
  readonly reason: Exclude<HoldReason, 'FRAUD_REVIEW' | 'MANUAL'>;
  readonly notes?: string;
}

/** Lets a held order go on: what failed is tried again. A review ends by its decision alone. */
export const release = action<Release>({
  shape: { reason: { oneOf: ['PAYMENT', 'COURIER'] }, notes: '?text' },
  roles: ['support', 'warehouse', 'finance', 'admin'],
  whenClosed: 'carriedOut',
  refusal: (order) =>
    isHeld(order, 'PAYMENT') || isHeld(order, 'COURIER') ? undefined : 'Nothing holds the order.',
  decide: (order, { reason, notes }, { actor, at }) => {
    const hold = order.holds.find(({ key }) => key === reason);
    if (!hold) throw new DomainError('not-allowed', `The order is not held for ${reason}.`);
    const refusal = releaseRefusal(hold, actor);
    if (refusal !== undefined) throw new DomainError('forbidden', refusal);
    const told = { ...(notes !== undefined && { notes }), ...retryTimeAfter(order, at) };
    return [{ type: 'HoldReleased', reason, ...told }];
  },
});
