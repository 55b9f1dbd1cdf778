/** What moves on a customer's credit account. */
export const CREDIT_KINDS = [
  'GRANT', // given, in the place of money or out of goodwill
  'RESERVE', // kept for an order that is on its way
  'CAPTURE', // spent on it
  'RELEASE', // not needed for it after all
  'RETURN', // given back of what was spent
  'EXPIRE', // lapsed
  'RAISE', // put right by finance, to the customer's good
  'LOWER', // put right by finance, to the shop's
] as const;
export type CreditKind = (typeof CREDIT_KINDS)[number];

/** Where credit comes from and goes to. `available` and `reserved` are the customer's own. */
export type CreditSide = 'issued' | 'available' | 'reserved' | 'spent' | 'expired' | 'corrections';

/** Both sides of each kind: an amount goes from `credit` to `debit`. */
export const CREDIT_SIDES: Readonly<
  Record<CreditKind, { readonly credit: CreditSide; readonly debit: CreditSide }>
> = {
  GRANT: { credit: 'issued', debit: 'available' },
  RESERVE: { credit: 'available', debit: 'reserved' },
  CAPTURE: { credit: 'reserved', debit: 'spent' },
  RELEASE: { credit: 'reserved', debit: 'available' },
  RETURN: { credit: 'spent', debit: 'available' },
  EXPIRE: { credit: 'available', debit: 'expired' },
  RAISE: { credit: 'corrections', debit: 'available' },
  LOWER: { credit: 'available', debit: 'corrections' },
};

/** What a customer has, in minor units of the account's currency. */
export interface CreditBalance {
  readonly available: number;
  /** For orders that are on their way. */
  readonly reserved: number;
}

/** One entry, in minor units above 0; its key is unlike that of any other. */
export interface CreditEntry {
  readonly key: string;
  readonly kind: CreditKind;
  readonly amount: number;
}

/** The balance after an entry; undefined where there is not as much, and nothing may be entered. */
export function enter(
  { available, reserved }: CreditBalance,
  { kind, amount }: CreditEntry,
): CreditBalance | undefined {
  const { credit, debit } = CREDIT_SIDES[kind];
  const change = (side: CreditSide): number => (debit === side ? amount : 0) - (credit === side ? amount : 0);
  const after = {
    available: available + change('available'),
    reserved: reserved + change('reserved'),
  };
  return amount > 0 && after.available >= 0 && after.reserved >= 0 ? after : undefined;
}

/** The entries of one payment, and what they come to in minor units. */
export interface PaymentCredit {
  /** Reserved at first; undefined: it never was. */
  readonly asked: number | undefined;
  /** Still reserved. */
  readonly open: number;
  /** Spent, and not given back. */
  readonly spent: number;
}

/** What a payment by store credit has reserved and spent. */
export function paymentCredit(entries: readonly CreditEntry[]): PaymentCredit {
  const sum = (kind: CreditKind): number =>
    entries.reduce((total, entry) => total + (entry.kind === kind ? entry.amount : 0), 0);
  return {
    asked: entries.find(({ kind }) => kind === 'RESERVE')?.amount,
    open: sum('RESERVE') - sum('CAPTURE') - sum('RELEASE'),
    spent: sum('CAPTURE') - sum('RETURN'),
  };
}

/** Takes what is reserved of a payment, or a part of it in minor units: the rest is free again. */
export function captureEntries(key: string, { open }: PaymentCredit, part = open): readonly CreditEntry[] {
  const taken = Math.min(part, open);
  return [
    { key, kind: 'CAPTURE' as const, amount: taken },
    { key: `${key}/rest`, kind: 'RELEASE' as const, amount: open - taken },
  ].filter(({ amount }) => amount > 0);
}
