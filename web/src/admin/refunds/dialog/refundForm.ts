import { minorUnitsOf } from '../../../i18n/minorUnits';
import type { RefundWay, RefundWish } from '../api';

/** Reasons that are chosen; any other one is written. */
export const REASONS = [
  'MISSING',
  'DAMAGED',
  'WRONG_ITEM',
  'LATE',
  'OVERCHARGED',
  'UNDELIVERED',
  'OTHER',
] as const;

/** How customers tell staff that they want store credit. */
export const CHOSEN_BY = ['PHONE', 'EMAIL', 'CHAT', 'IN_PERSON'] as const;

/** A refund as the form has it, while it is filled in. */
export interface AskedInForm {
  readonly by: 'parts' | 'amount';
  /** Pieces, by line. */
  readonly pieces: Readonly<Record<string, number>>;
  readonly shipping: boolean;
  /** As it is typed, in the currency's whole units. */
  readonly amount: string;
  readonly reason: string;
  readonly otherReason: string;
  readonly notes: string;
  readonly method: 'original' | 'credit';
  /** How the customer has chosen store credit. */
  readonly chosenBy: (typeof CHOSEN_BY)[number] | '';
}

export const NOTHING_ASKED: AskedInForm = {
  by: 'parts',
  pieces: {},
  shipping: false,
  amount: '',
  reason: '',
  otherReason: '',
  notes: '',
  method: 'original',
  chosenBy: '',
};

/** The way by which it goes back, as far as the form tells it; undefined while the customer's choice is not told. */
export function wayOf({ method, chosenBy }: AskedInForm): RefundWay | undefined {
  if (method === 'original') return {};
  return chosenBy === '' ? undefined : { method, choice: { how: chosenBy } };
}

/** What the form asks for; undefined while that is nothing, or no amount. */
export function wishOf(asked: AskedInForm, currency: string): RefundWish | undefined {
  if (asked.by === 'amount') {
    const amount = minorUnitsOf(asked.amount, currency);
    return amount === undefined || amount === 0 ? undefined : { amount: { amount, currency } };
  }
  const lines = Object.entries(asked.pieces)
    .filter(([, quantity]) => quantity > 0)
    .map(([id, quantity]) => ({ id, quantity }));
  if (lines.length === 0 && !asked.shipping) return undefined;
  return { ...(lines.length > 0 && { lines }), ...(asked.shipping && { shipping: true }) };
}
