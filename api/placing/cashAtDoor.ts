import { roundedCash } from '../../domain/cash/cashFor';
import { cashRefusal } from '../../domain/cash/cashRefusal';
import { isStocked, type PricedCart } from './priceCart';

/** Why a cart can't be paid at the door, in a sentence; undefined when it can. */
export function doorRefusal(cart: PricedCart): string | undefined {
  const refusal = cashRefusal(cart.totals.grand, cart.currency);
  if (refusal !== undefined) return refusal;
  return isStocked(cart) ? undefined : 'Nothing is brought to the door that could be paid there.';
}

/** What couriers would collect for a cart in all, in minor units; null where it can't be paid at the door, or costs nothing. */
export const cashOfCart = (cart: PricedCart): number | null =>
  cart.totals.grand > 0 && doorRefusal(cart) === undefined ? roundedCash(cart.totals.grand) : null;
