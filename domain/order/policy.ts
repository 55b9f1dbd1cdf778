import type { OrderClocks } from '../clocks/clockSets';
import type { Role } from '../people/actor';

/**
 * The rules of time and trust that an order lives under, frozen into it at placement (milliseconds throughout):
 * a change of the shop's policy never rewrites a running order, and tests and demos run whole lives in moments.
 */
export interface OrderPolicy {
  readonly payment: {
    /** How long after a failed payment the customer may try again before the order is cancelled. */
    readonly retryWindowMs: number;
    /** How long a payment call may be repeated with its key before its outcome is looked up instead. */
    readonly repeatWindowMs: number;
    /** What becomes of money that comes late, twice or in excess. Absent: a person looks at each. */
    readonly late?: LatePayments;
  };
  readonly review: {
    /** Fraud score (0–100) from which a person must decide; 101 never holds. */
    readonly holdAtScore: number;
    /** From which total an order counts as large, in minor units per currency; others never do. */
    readonly largeTotal: Readonly<Record<string, number>>;
  };
  readonly fulfilment: {
    /** Pack and hand over at once, without a warehouse. */
    readonly auto: boolean;
    readonly courier: string;
  };
  readonly tracking: {
    /** How often the courier is asked when its webhooks stay away. */
    readonly pollEveryMs: number;
  };
  readonly returns: {
    /** How long after delivery the order stays open for a return. */
    readonly windowMs: number;
  };
  /** Absent in orders that were placed before there were refunds: see `refundPolicyOf`. */
  readonly refunds?: RefundPolicy;
  /** Absent: no clock runs. */
  readonly clocks?: OrderClocks;
  /** Absent: the standard, see `reservationPolicyOf`. */
  readonly reservations?: ReservationPolicy;
  /** Absent: nobody is asked before goods go out that are paid at the door. */
  readonly cash?: CashPolicy;
  /** Absent in orders that were placed before there were payment links: see `linkPolicyOf`. */
  readonly links?: LinkPolicy;
  /** What the order's country allows of store credit. Absent: nothing. */
  readonly storeCredit?: StoreCreditPolicy;
  /**
   * Whether pieces whose line asks for a serial number or an IMEI may be packed without. `recorded`, and absent: what is scanned is checked
   * and kept. `required`: not one is packed without, unless orders are packed by themselves.
   */
  readonly serials?: 'required' | 'recorded';
  /** How often other warehouses are looked for where pieces are lacking or refused, before a person has to look. Absent: three times. */
  readonly allocationTries?: number;
  readonly reopen: {
    /** How long a reopened order stays open before it closes again. */
    readonly windowMs: number;
  };
}

/**
 * What becomes of money that comes after its attempt was given up for lost, of a second payment, and of more than was asked for.
 * `hold`: a person looks at each. `giveBack`: what nothing stands for goes back by itself, and its customer is told. `reinstate`: an
 * order that was cancelled because nobody paid in time goes on when the payment comes after all and the goods are there; what is
 * needless goes back.
 */
export type LatePayments = 'hold' | 'giveBack' | 'reinstate';

/** What is done before a gateway gives reserved money free by itself. */
export interface ReservationPolicy {
  /** How long before. */
  readonly noticeMs: number;
  /**
   * `hold`: somebody decides. `release`: the money is given free, and the customer asked for another payment. `capture`: it is taken where all
   * goods are packed; where they aren't, somebody decides.
   */
  readonly atEnd: 'hold' | 'release' | 'capture';
}

/** When somebody calls the customer before goods go out that are paid at the door alone. */
export interface CashPolicy {
  /** From which total, in minor units per currency; never in others. */
  readonly confirmFrom: Readonly<Record<string, number>>;
  /** After how many parcels to the same phone that came back unpaid. */
  readonly confirmAfterRefusals: number;
  /** Within which time, or the order is cancelled. */
  readonly confirmWithinMs: number;
  /** Absent: nobody pays anything before the door. */
  readonly deposit?: DepositPolicy;
}

/** When a part of the price is paid in advance, with the balance at the door; nobody calls such a customer. */
export interface DepositPolicy {
  /**
   * The part, in hundredths of the price. Above 10 a shop in Bangladesh takes money in advance only for what is ready to be sent, or
   * in escrow (Digital Commerce Operation Guidelines 2021).
   */
  readonly percent: number;
  /** No less than this, in minor units per currency: gateways take no smaller sums. */
  readonly least: Readonly<Record<string, number>>;
  /** From which total, in minor units per currency; never in others. */
  readonly from: Readonly<Record<string, number>>;
  /** After how many parcels to the same phone that came back unpaid. */
  readonly afterRefusals: number;
  /** Within which time, or the order is cancelled. */
  readonly payWithinMs: number;
}

/** How long links to pay by live. */
export interface LinkPolicy {
  /** How long one can be paid by, where whoever makes it says nothing. */
  readonly payWithinMs: number;
  /** How far ahead one may end at most. */
  readonly longestMs: number;
  /** How long a gateway gives a customer to confirm: what was begun in time is waited for as long. */
  readonly sessionMs: number;
}

/** Where money may go to a customer's account at the shop; each absent: it may not. */
export interface StoreCreditPolicy {
  /** In the place of the money, where the customer chooses it. Some countries forbid vouchers in its place. */
  readonly refunds?: true;
  /** As goodwill, which nobody could ask for. */
  readonly goodwill?: true;
}

/** How money is given back. */
export interface RefundPolicy {
  /**
   * How much of one order a role may give back without anybody else's word, in minor units per currency; nothing in a currency
   * that isn't named.
   */
  readonly alone: Readonly<Partial<Record<Role, Readonly<Record<string, number>>>>>;
  /** Within which time a refund has to be decided on and given back, from when it was asked for. */
  readonly settleWithinMs: number;
  /** How often a gateway is asked about a refund of which it has not said the end. */
  readonly lookUpEveryMs: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const LARGE_TOTAL = { BDT: 15_000_000, GBP: 100_000, USD: 125_000, EUR: 120_000 };

const FINANCE_ALONE = { BDT: 5_000_000, GBP: 50_000, USD: 60_000, EUR: 60_000 };

/** Support gives back what a call is worth, finance what a usual order is worth; more takes two of them. */
export const STANDARD_REFUNDS: RefundPolicy = {
  alone: {
    support: { BDT: 500_000, GBP: 5_000, USD: 6_000, EUR: 6_000 },
    finance: FINANCE_ALONE,
    admin: FINANCE_ALONE,
  },
  settleWithinMs: 10 * DAY,
  lookUpEveryMs: 6 * HOUR,
};

/**
 * Somebody calls before goods for 10,000 taka go out, or goods to a phone of which a parcel came back unpaid. A tenth is paid in advance
 * of 100,000 taka, or after two such parcels.
 */
const STANDARD_CASH: CashPolicy = {
  confirmFrom: { BDT: 1_000_000 },
  confirmAfterRefusals: 1,
  confirmWithinMs: DAY,
  deposit: {
    percent: 10,
    least: { BDT: 10_000 },
    from: { BDT: 10_000_000 },
    afterRefusals: 2,
    payWithinMs: DAY,
  },
};

/** A link lives for a day, or as long as was agreed on, up to a month. */
export const STANDARD_LINKS: LinkPolicy = { payWithinMs: DAY, longestMs: 30 * DAY, sessionMs: 30 * MINUTE };

/** The policy of a shop with a warehouse and people in it. */
export const STANDARD_POLICY: OrderPolicy = {
  payment: { retryWindowMs: DAY, repeatWindowMs: 10 * MINUTE, late: 'reinstate' },
  review: { holdAtScore: 70, largeTotal: LARGE_TOTAL },
  fulfilment: { auto: false, courier: 'pathao' },
  tracking: { pollEveryMs: 6 * HOUR },
  returns: { windowMs: 14 * DAY },
  refunds: STANDARD_REFUNDS,
  cash: STANDARD_CASH,
  links: STANDARD_LINKS,
  serials: 'required',
  reopen: { windowMs: 7 * DAY },
};

/** Nobody is there to call. */
const { cash: _calls, ...WITHOUT_CALLS } = STANDARD_POLICY;

/** The demonstration's policy: packed and handed over at once, closed a minute after delivery. */
export const DEMO_POLICY: OrderPolicy = {
  ...WITHOUT_CALLS,
  payment: { retryWindowMs: 10 * MINUTE, repeatWindowMs: MINUTE, late: 'reinstate' },
  review: { holdAtScore: 101, largeTotal: LARGE_TOTAL },
  fulfilment: { auto: true, courier: 'pathao' },
  tracking: { pollEveryMs: MINUTE },
  returns: { windowMs: MINUTE },
  refunds: { ...STANDARD_REFUNDS, lookUpEveryMs: MINUTE },
  // Nobody is there to scan.
  serials: 'recorded',
  reopen: { windowMs: 5 * MINUTE },
};
