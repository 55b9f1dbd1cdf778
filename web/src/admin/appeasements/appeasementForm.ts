import type { AppeasementReason } from '../../../../domain/appeasement/appeasement';
import { minorUnitsOf } from '../../i18n/minorUnits';
import type { AppeasementWish } from './api';

/** Reasons in the order in which they are offered. */
export const REASONS: readonly AppeasementReason[] = [
  ...(['LATE', 'DAMAGED', 'WRONG_ITEM', 'MISSING', 'RUDE_SERVICE', 'PRICE', 'OTHER'] as const),
];

/** Goodwill as the form has it, while it is filled in. */
export interface AppeasementInForm {
  /** As it is typed, in the currency's whole units. */
  readonly amount: string;
  readonly reason: AppeasementReason | '';
  readonly notes: string;
  readonly method: 'original' | 'credit';
}

export const NOTHING_GIVEN: AppeasementInForm = { amount: '', reason: '', notes: '', method: 'original' };

/** What the form gives; undefined while that is nothing, or no amount. */
export function wishOf(
  { amount: typed, method }: AppeasementInForm,
  currency: string,
): AppeasementWish | undefined {
  const amount = minorUnitsOf(typed, currency);
  return amount === undefined || amount === 0 ? undefined : { amount: { amount, currency }, method };
}

/** Whether the reason is told as far as it has to be. */
export const isExplained = ({ reason, notes }: AppeasementInForm): boolean =>
  reason !== '' && (reason !== 'OTHER' || notes.trim() !== '');
