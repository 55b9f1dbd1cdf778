import { action } from '../command';
import { DomainError } from '../errors';
import type { HoldReason } from './order';

interface Release {
  readonly reason: Exclude<HoldReason, 'FRAUD_REVIEW'>;
  readonly notes?: string;
}

/** Lets a held order go on: what failed is tried again. A review ends by its decision alone. */
export const release = action<Release>({
  shape: { reason: { oneOf: ['PAYMENT', 'COURIER'] }, notes: '?text' },
  roles: ['support', 'warehouse', 'finance', 'admin'],
  whenClosed: 'carriedOut',
  refusal: ({ holds }) =>
    holds.some((reason) => reason !== 'FRAUD_REVIEW') ? undefined : 'Nothing holds the order.',
  decide: ({ holds }, { reason, notes }, { actor }) => {
    if (!holds.includes(reason)) throw new DomainError('not-allowed', `The order is not held for ${reason}.`);
    if (reason === 'PAYMENT' && actor.role === 'warehouse')
      throw new DomainError('not-allowed', 'Whether the money is right is for support or finance to say.');
    return [{ type: 'HoldReleased', reason, ...(notes !== undefined && { notes }) }];
  },
});
