import type { CreditAccountsJson, CreditAdjustmentJson } from '../../../../api/schema/money/storeCredit';
import { minorUnitsOf } from '../../i18n/minorUnits';

/** What can be done to an account: more, less, or what is left of it has lapsed. */
export const ADJUSTMENTS = ['RAISE', 'LOWER', 'EXPIRE'] as const;
export type AdjustmentKind = (typeof ADJUSTMENTS)[number];

/** An adjustment as the form has it, while it is filled in. */
export interface AdjustmentInForm {
  readonly kind: AdjustmentKind;
  readonly currency: string;
  /** As it is typed, in the currency's whole units, without a sign. */
  readonly amount: string;
  readonly reason: string;
}

/** The change in minor units, below 0 where it takes away; undefined while the form has no amount, or one of nothing. */
export function changeOf({
  kind,
  currency,
  amount: typed,
}: AdjustmentInForm): CreditAdjustmentJson['change'] | undefined {
  const amount = minorUnitsOf(typed, currency);
  if (amount === undefined || amount === 0) return undefined;
  return { amount: kind === 'RAISE' ? amount : -amount, currency };
}

/** What an account has before a change and after it, in minor units; below 0 afterwards: there is not as much to take. */
export function beforeAndAfter(
  accounts: CreditAccountsJson['items'],
  { amount, currency }: CreditAdjustmentJson['change'],
): { readonly before: number; readonly after: number } {
  const before = accounts.find(({ available }) => available.currency === currency)?.available.amount ?? 0;
  return { before, after: before + amount };
}

/** What the form sends; undefined while something is missing, or more is taken than there is. */
export function adjustmentOf(
  form: AdjustmentInForm,
  accounts: CreditAccountsJson['items'],
): CreditAdjustmentJson | undefined {
  const change = changeOf(form);
  const reason = form.reason.trim();
  if (!change || reason === '' || beforeAndAfter(accounts, change).after < 0) return undefined;
  return { change, reason, ...(form.kind === 'EXPIRE' && { expired: true }) };
}

/** Currencies to choose from: those of the accounts, and the one that is asked about. */
export const currenciesOf = (accounts: CreditAccountsJson['items'], asked: string): readonly string[] => [
  ...new Set([asked, ...accounts.map(({ available }) => available.currency)]),
];
