import type { MoneyJson } from '../../../../api/schema/primitives';

/** What a customer's store credit can do for a cart. */
export interface CreditOffer {
  /** It pays for all of it. */
  readonly whole: MoneyJson | null;
  /** It pays for a part, and how much is left to pay otherwise. */
  readonly part: { readonly amount: MoneyJson; readonly rest: MoneyJson } | null;
}

/** What can be done with what a customer may spend; nothing where the cart costs nothing, or isn't priced yet. */
export function creditOf(spendable: MoneyJson | undefined, total: MoneyJson | undefined): CreditOffer {
  if (!spendable || !total || total.amount === 0 || spendable.amount === 0)
    return { whole: null, part: null };
  if (spendable.amount >= total.amount) return { whole: spendable, part: null };
  const rest = { ...total, amount: total.amount - spendable.amount };
  return { whole: null, part: { amount: spendable, rest } };
}
