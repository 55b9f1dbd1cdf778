import type { Role } from '../people/actor';

/** Minor units by currency; nothing in a currency that isn't named. */
type Amounts = Readonly<Record<string, number>>;

/**
 * How much goodwill the shop gives without anybody else's word. These are counted over all orders, so they are the shop's own as it
 * stands, not the order's policy: what is changed today counts today.
 */
export interface AppeasementLimits {
  /** What one agent of a role gives on one of the shop's days; a role that isn't named has no budget. */
  readonly perDay: Readonly<Partial<Record<Role, Amounts>>>;
  /** What one customer, and what one phone, gets within `withinMs`. */
  readonly perCustomer: Amounts;
  readonly withinMs: number;
}

const DAY = 86_400_000;

/** Support makes good what goes wrong on a day, and nobody lives by complaining. */
export const STANDARD_LIMITS: AppeasementLimits = {
  perDay: {
    support: { BDT: 200_000, GBP: 2_000, USD: 2_500, EUR: 2_500 },
    finance: { BDT: 2_000_000, GBP: 20_000, USD: 25_000, EUR: 25_000 },
    admin: { BDT: 2_000_000, GBP: 20_000, USD: 25_000, EUR: 25_000 },
  },
  perCustomer: { BDT: 300_000, GBP: 3_000, USD: 3_500, EUR: 3_500 },
  withinMs: 90 * DAY,
};

/** What an agent of a role may give on one day, in minor units. */
export const budgetOf = ({ perDay }: AppeasementLimits, role: Role | 'system', currency: string): number =>
  role === 'system' ? 0 : (perDay[role]?.[currency] ?? 0);

/** What a customer, or a phone, may get within the time of the limits, in minor units. */
export const capOf = ({ perCustomer }: AppeasementLimits, currency: string): number =>
  perCustomer[currency] ?? 0;
