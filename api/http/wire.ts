import type { MoneyJson } from '../schema/primitives';

/** Minor units with their currency. */
export const money = (amount: number, currency: string): MoneyJson => ({ amount, currency });

/** RFC 3339, UTC; null stays null. */
export function instant(date: Date): string;
export function instant(date: Date | null): string | null;
export function instant(date: Date | null): string | null {
  return date ? date.toISOString() : null;
}
