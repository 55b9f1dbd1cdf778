import type { OrderState } from '../order/order';
import type { Account, Holding, LedgerEntry } from './holding';
import { cashHoldings } from '../cash/holdings';
import { paymentHoldings } from '../payment/holdings';
import { creditHoldings } from '../storeCredit/holdings';

/** Every holding of an order: a line for each capability that moves money. */
export const holdingsOf = (order: OrderState): readonly Holding[] => [
  ...paymentHoldings(order),
  ...cashHoldings(order),
  ...creditHoldings(order),
];

/**
 * What an event enters in the ledger: the difference that it makes to what the order's money stands for. A fact that changes an
 * amount can't be forgotten here, and the entries of an order add up to its holdings.
 */
export function entriesBetween(before: OrderState, after: OrderState): readonly LedgerEntry[] {
  const known = new Map(holdingsOf(before).map(({ key, amount }) => [key, amount]));
  return entriesFrom(known, after);
}

/** The entries that are to follow amounts entered before, by their keys, so that they come to what the order's money stands for. */
export const entriesFrom = (
  entered: ReadonlyMap<string, number>,
  order: OrderState,
): readonly LedgerEntry[] =>
  holdingsOf(order).flatMap((holding) => {
    const change = holding.amount - (entered.get(holding.key) ?? 0);
    return change === 0 ? [] : [entryOf(holding, change)];
  });

function entryOf({ key, debit, credit, grows, shrinks }: Holding, change: number): LedgerEntry {
  return change > 0
    ? { key, kind: grows, debit, credit, amount: change }
    : { key, kind: shrinks, debit: credit, credit: debit, amount: -change };
}

/** What each account of an order comes to: debits less credits. All of them together are 0. */
export function balancesOf(entries: readonly LedgerEntry[]): ReadonlyMap<Account, number> {
  const balances = new Map<Account, number>();
  const add = (account: Account, amount: number): void => {
    balances.set(account, (balances.get(account) ?? 0) + amount);
  };
  for (const { debit, credit, amount } of entries) {
    add(debit, amount);
    add(credit, -amount);
  }
  return balances;
}
