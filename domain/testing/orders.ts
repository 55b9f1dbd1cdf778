import { ROLES, SYSTEM, type Actor, type Role } from '../people/actor';
import type { OrderEvent, OrderFact } from '../facts';
import { evolve } from '../evolve';
import type { OrderState } from '../order/order';
import type { Allotment } from '../allocation/allotment';
import { present } from '../present';
import { createOrder } from '../order/placement';
import { STANDARD_POLICY, type OrderPolicy } from '../order/policy';
import type { PaymentMethod } from '../payment/payment';
import type { Tender } from '../payment/tenders/tender';
import { priceLines, type LineToPrice, type PricingTerms } from '../money/pricing';

/** When every order of the tests is placed; what follows is a second later each. */
export const PLACED_AT = '2026-03-01T10:00:00.000Z';

/** The instant a number of seconds after placement. */
export const later = (seconds: number): string =>
  new Date(Date.parse(PLACED_AT) + seconds * 1_000).toISOString();

/** Somebody of each role. */
export const PEOPLE: Readonly<Record<Role, Actor>> = {
  customer: { id: 'rahim', role: 'customer' },
  checkout: { id: 'shop', role: 'checkout' },
  support: { id: 'nadia', role: 'support' },
  warehouse: { id: 'kamal', role: 'warehouse' },
  finance: { id: 'farah', role: 'finance' },
  admin: { id: 'ayesha', role: 'admin' },
};
export const EVERYBODY: readonly Actor[] = [...ROLES.map((role) => PEOPLE[role]), SYSTEM];

export const PHONES: LineToPrice = {
  sku: 'PHONE',
  quantity: 2,
  unitPrice: 25_000_00,
  discount: 0,
  stocked: true,
};
export const CABLE: LineToPrice = {
  sku: 'CABLE',
  quantity: 1,
  unitPrice: 500_00,
  discount: 0,
  stocked: true,
};
export const GIFT_WRAP: LineToPrice = {
  sku: 'WRAP',
  quantity: 1,
  unitPrice: 50_00,
  discount: 0,
  stocked: false,
};

interface Basket {
  readonly lines?: readonly LineToPrice[];
  readonly shipping?: number;
  /** Absent: no discount of the order, and prices that include whatever tax is named. */
  readonly terms?: PricingTerms;
  readonly policy?: OrderPolicy;
  /** Absent: by card. */
  readonly method?: PaymentMethod;
  /** Absent: all of it by that method. */
  readonly tenders?: readonly Tender[];
  /** Where its pieces lie; all in `main` unless it says so. */
  readonly allocation?: readonly Allotment[];
  /** Among how many cards it is shared out, where no tenders are named. */
  readonly inParts?: number;
}

/** The shop's policy, but a person looks at all money that is late or odd: what becomes of it by itself has tests of its own. */
export const WATCHFUL_POLICY: OrderPolicy = {
  ...STANDARD_POLICY,
  payment: { ...STANDARD_POLICY.payment, late: 'hold' },
};

/** A placed order: two phones, a cable and gift wrap by card, unless told otherwise. */
export function newOrder(basket: Basket = {}): OrderState {
  const { lines = [PHONES, CABLE, GIFT_WRAP], shipping = 120_00, policy = WATCHFUL_POLICY } = basket;
  const { method = 'card', terms, tenders, inParts = 1, allocation } = basket;
  const provider = method === 'cod' ? 'courier' : 'stripe';
  const priced = priceLines(lines, shipping, terms);
  const amount = priced.totals.grand;
  const { state } = createOrder({
    id: 'ORDER',
    customerId: PEOPLE.customer.id,
    currency: 'BDT',
    ...priced,
    ...present({ allocation }),
    tenders: tenders ?? sharesOf(amount, inParts).map((share) => ({ method, provider, amount: share })),
    policy,
    at: PLACED_AT,
    actor: PEOPLE.customer,
  });
  return state;
}

/** The first takes what can't be shared out evenly; nobody pays nothing. */
function sharesOf(amount: number, among: number): readonly number[] {
  const share = Math.floor(amount / among);
  return Array.from({ length: among }, (_, index) =>
    index === 0 ? amount - share * (among - 1) : share,
  ).filter((part) => part > 0);
}

/** Gives a fact the next place in an order's history. */
export function asEvent(
  order: OrderState,
  fact: OrderFact,
  envelope: Partial<Pick<OrderEvent, 'actor' | 'command' | 'at'>> = {},
): OrderEvent {
  const version = order.version + 1;
  return { ...fact, id: `${order.id}/${version}`, version, at: later(version), actor: SYSTEM, ...envelope };
}

/** The order after facts of its own story. */
export function after(order: OrderState, ...facts: readonly OrderFact[]): OrderState {
  return facts.reduce((state, fact) => evolve(state, asEvent(state, fact)), order);
}
