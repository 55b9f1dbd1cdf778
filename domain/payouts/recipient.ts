/** The ways in which money is paid out: the two wallets that most people have, and any bank account. */
export const WALLETS = ['bkash', 'nagad'] as const;
export const PAYOUT_METHODS = [...WALLETS, 'bank'] as const;
export type Wallet = (typeof WALLETS)[number];
export type PayoutMethod = (typeof PAYOUT_METHODS)[number];

/** Who gets the money of a payout. Kept in SQL alone. */
export interface Recipient {
  readonly method: PayoutMethod;
  /** A wallet's number as it is dialled at home, `01711000001`; a bank account's digits. */
  readonly account: string;
  /** Of a bank account: in whose name it is, at which bank, and by which routing number that is found. */
  readonly holder?: string;
  readonly bank?: string;
  readonly routing?: string;
}

/** Eleven digits as mobile numbers of Bangladesh are dialled at home; wallets have no others. */
const MOBILE = /^01[3-9]\d{8}$/;

/** Whether a number can be a wallet's, by how it is dialled at home. */
export const isWalletNumber = (digits: string): boolean => MOBILE.test(digits);

/** Account numbers of the country's banks have 8 to 17 digits. */
export const isAccountNumber = (digits: string): boolean => /^\d{8,17}$/.test(digits);

/** What each digit of a routing number counts: together they come to a multiple of ten. */
const ROUTING_WEIGHTS = [5, 7, 1] as const;

/**
 * Whether a number is the routing number of a branch in Bangladesh: three digits of the bank, two of the district, three of the branch
 * and a check digit. The check is what the routing numbers that banks publish have in common.
 */
export function isRoutingNumber(digits: string): boolean {
  if (!/^\d{9}$/.test(digits)) return false;
  const sum = Array.from(digits, Number).reduce(
    (before, digit, place) => before + digit * (ROUTING_WEIGHTS[place % 3] ?? 0),
    0,
  );
  return sum % 10 === 0;
}

/** By how many digits people tell an account from another. */
const LAST_DIGITS = 3;

/** The last digits of an account: what may stand where everybody of the shop reads it. */
export const lastDigits = (account: string): string => account.slice(-LAST_DIGITS);
