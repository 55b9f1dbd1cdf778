import type { Role } from '../people/actor';
import type { ApprovalCause } from './appeasement';

/** Minor units by role. */
type ByRole = Readonly<Partial<Record<Role, number>>>;

/** How much goodwill the shop gives in one currency without anybody else's word, in its minor units. */
export interface CurrencyLimits {
  /** What one agent of a role gives on one of the shop's days; a role that isn't named has no budget. */
  readonly perDay: ByRole;
  /** What one agent of a role gives at once, however much is left; of a role that isn't named, as much as is left. */
  readonly atOnce?: ByRole | undefined;
  /** What one customer gets within `withinMs`. */
  readonly perCustomer: number;
  /** What one phone gets within it, whoever's; absent: as much as a customer. */
  readonly perPhone?: number | undefined;
}

/**
 * How much goodwill the shop gives without anybody else's word. These are counted over all orders, so they are the shop's own as it
 * stands, not the order's policy: what is changed today counts today.
 */
export interface AppeasementLimits {
  /** By currency (ISO 4217); in one that isn't named somebody else has to agree to anything. */
  readonly currencies: Readonly<Record<string, CurrencyLimits>>;
  readonly withinMs: number;
}

export const DAY_MS = 86_400_000;

/** What finance, or an administrator, gives is ten times what support gives. */
const standard = (support: number, perCustomer: number): CurrencyLimits => ({
  perDay: { support, finance: 10 * support, admin: 10 * support },
  perCustomer,
});

/** Support makes good what goes wrong on a day, and nobody lives by complaining. A shop sets its own by `GOODWILL_LIMITS`. */
export const STANDARD_LIMITS: AppeasementLimits = {
  currencies: {
    BDT: standard(200_000, 300_000),
    GBP: standard(2_000, 3_000),
    USD: standard(2_500, 3_500),
    EUR: standard(2_500, 3_500),
  },
  withinMs: 90 * DAY_MS,
};

/** What is allowed to an agent, a customer and a phone in one currency, in minor units. */
export interface Allowed {
  readonly budget: number;
  readonly customer: number;
  readonly phone: number;
  /** Undefined: as much as is left. */
  readonly atOnce: number | undefined;
}

/** What the limits allow an agent of a role in a currency: nothing that they don't name. */
export function allowedTo(
  { currencies }: AppeasementLimits,
  role: Role | 'system',
  currency: string,
): Allowed {
  const limits = Object.hasOwn(currencies, currency) ? currencies[currency] : undefined;
  const of = (amounts: ByRole | undefined): number | undefined =>
    role === 'system' ? undefined : amounts?.[role];
  const customer = limits?.perCustomer ?? 0;
  return {
    budget: of(limits?.perDay) ?? 0,
    customer,
    phone: limits?.perPhone ?? customer,
    atOnce: of(limits?.atOnce),
  };
}

/** What an amount in minor units is too much for, where so much is left of what is allowed. */
export const overOf = (
  { budget, customer, phone, atOnce = Infinity }: Allowed,
  amount: number,
): readonly ApprovalCause[] => [
  ...(amount > atOnce ? (['AMOUNT'] as const) : []),
  ...(amount > budget ? (['BUDGET'] as const) : []),
  ...(amount > customer ? (['CUSTOMER'] as const) : []),
  ...(amount > phone ? (['PHONE'] as const) : []),
];
