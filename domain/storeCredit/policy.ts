import type { CountryCode } from '../address/address';
import { DomainError } from '../errors';
import type { OrderPolicy, StoreCreditPolicy } from '../order/policy';

/** Where the shop gives store credit: in the place of money, where a customer chooses it, and as goodwill. */
export interface StoreCreditCountries {
  readonly refunds: readonly CountryCode[];
  readonly goodwill: readonly CountryCode[];
}

/** What a new order's policy says of store credit; undefined: nothing. Guests have no account that it could go to. */
export function storeCreditIn(
  { refunds, goodwill }: StoreCreditCountries,
  { country, isGuest }: { readonly country: string; readonly isGuest: boolean },
): StoreCreditPolicy | undefined {
  const isIn = (countries: readonly string[]): boolean => !isGuest && countries.includes(country);
  if (!isIn(refunds) && !isIn(goodwill)) return undefined;
  return { ...(isIn(refunds) && { refunds: true }), ...(isIn(goodwill) && { goodwill: true }) };
}

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
