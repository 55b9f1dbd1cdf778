import { DomainError } from '../errors';
import type { OrderPolicy, StoreCreditPolicy } from '../order/policy';

/** What an order's country allows of store credit. Orders that were placed before there was any go by none. */
export const storeCreditPolicyOf = ({ storeCredit = {} }: OrderPolicy): StoreCreditPolicy => storeCredit;

/** @throws {DomainError} `not-allowed` where goodwill is given as money alone. */
export function requireGoodwillCredit({ policy }: { readonly policy: OrderPolicy }): void {
  if (storeCreditPolicyOf(policy).goodwill) return;
  throw new DomainError('not-allowed', 'Goodwill isn’t given as store credit for this order.');
}

/** @throws {DomainError} `not-allowed` where nobody is to be given a voucher in the place of money. */
export function requireRefundCredit({ policy }: { readonly policy: OrderPolicy }): void {
  if (storeCreditPolicyOf(policy).refunds) return;
  throw new DomainError(
    'not-allowed',
    'Refunds of this order go back the way it was paid, not as store credit.',
  );
}
