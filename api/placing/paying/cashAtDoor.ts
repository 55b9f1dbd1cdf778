import { depositOf } from '../../../domain/cash/deposit/deposit';
import { inParts, type PaidInParts } from '../../../domain/cash/deposit/parts';
import { roundedCash } from '../../../domain/cash/cashFor';
import { cashRefusal } from '../../../domain/cash/cashRefusal';
import type { OrderPolicy } from '../../../domain/order/policy';
import { isStocked, type PricedCart } from '../priceCart';

/** What knowing a deposit takes. */
export interface DepositDeps {
  readonly settings: { readonly policy: Pick<OrderPolicy, 'cash'> };
}

/** Why a cart can't be paid at the door, in a sentence; undefined when it can. */
export function doorRefusal(cart: PricedCart): string | undefined {
  const refusal = cashRefusal(cart.totals.grand, cart.currency);
  if (refusal !== undefined) return refusal;
  return isStocked(cart) ? undefined : 'Nothing is brought to the door that could be paid there.';
}

/** What couriers would collect for a cart in all, in minor units; null where it can't be paid at the door, or costs nothing. */
export const cashOfCart = (cart: PricedCart): number | null =>
  cart.totals.grand > 0 && doorRefusal(cart) === undefined ? roundedCash(cart.totals.grand) : null;

/** How a cart is paid with a deposit; null where nothing is paid in advance. */
export function partsOfCart(deps: DepositDeps, cart: PricedCart): PaidInParts | null {
  const deposit = depositOfCart(deps, cart);
  return deposit === null ? null : inParts(cart.totals.grand, deposit);
}

/** What is paid in advance of cash at the door, in minor units; null where the policy asks for nothing. More may be known of the phone. */
export function depositOfCart({ settings }: DepositDeps, cart: PricedCart): number | null {
  const { deposit } = settings.policy.cash ?? {};
  const { [cart.currency]: limit = Infinity } = deposit?.from ?? {};
  if (!deposit || cashOfCart(cart) === null || cart.totals.grand < limit) return null;
  return depositOf(deposit, { grand: cart.totals.grand, currency: cart.currency });
}
