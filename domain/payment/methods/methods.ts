import { PAYMENT_METHODS, type PaymentMethod } from '../payment';
import { STRIPE_AMOUNTS, type MethodAmounts } from './amounts';

/** What a payment method can do. It is asked wherever that decides, so that a method's name decides nothing but who it is. */
export interface MethodCapabilities {
  /** The name that its payments remember their taker under. */
  readonly provider: string;
  /** `authorize`: reserved first, taken later. `sale`: taken at once. `onDelivery`: by whoever brings the goods. */
  readonly flow: 'authorize' | 'sale' | 'onDelivery';
  /** It takes the gateway's single-use handle of what is paid with. */
  readonly token: boolean;
  /** It takes what the customer has on an account at the shop: guests have none, others may have too little. */
  readonly account: boolean;
  /** The customer may have to go to a page of their bank's to confirm it. */
  readonly redirect: boolean;
  /** What is reserved can be given free. */
  readonly void: boolean;
  /** `partial`: less than was reserved can be taken. `multiple`: the rest can be taken later; elsewhere it is given free. */
  readonly capture: { readonly partial: boolean; readonly multiple: boolean };
  /**
   * For how long a reservation usually holds, in milliseconds. A payment's own end is the gateway's word (`Payment.captureBefore`).
   * Absent: until it is taken or given free.
   */
  readonly authorizationMs?: number;
  /** `original`: back the way it came, by its taker. `payout`: somebody pays it out, since there is no such way. */
  readonly refund: { readonly to: 'original' | 'payout'; readonly partial: boolean };
  /** The account of the ledger that has what was taken: its gateway's; none, where parcels tell who has it; what customers have as credit. */
  readonly ledger: 'gateway' | 'parcels' | 'credit:owed';
  readonly amounts: MethodAmounts;
}

const DAY = 86_400_000;

/** One row a method: the whole difference between them. Workflow code: rows of methods that orders were paid by don't change what they answer. */
export const METHODS: Readonly<Record<PaymentMethod, MethodCapabilities>> = {
  // https://docs.stripe.com/payments/place-a-hold-on-a-payment-method: one capture, a part of it gives the rest free, usually 7 days online.
  card: {
    ...{ provider: 'stripe', flow: 'authorize', token: true, account: false, redirect: true, void: true },
    capture: { partial: true, multiple: false },
    authorizationMs: 7 * DAY,
    refund: { to: 'original', partial: true },
    ...{ ledger: 'gateway', amounts: STRIPE_AMOUNTS },
  },
  // Each parcel's courier takes its part.
  cod: {
    ...{ provider: 'courier', flow: 'onDelivery', token: false, account: false, redirect: false, void: true },
    capture: { partial: true, multiple: true },
    refund: { to: 'payout', partial: true },
    ...{ ledger: 'parcels', amounts: { currencies: ['BDT'] } },
  },
  // An account of the shop's own, which never lets go by itself of what is reserved.
  credit: {
    ...{ provider: 'credit', flow: 'authorize', token: false, account: true, redirect: false, void: true },
    capture: { partial: true, multiple: false },
    refund: { to: 'original', partial: true },
    ...{ ledger: 'credit:owed', amounts: {} },
  },
};

/** Anything that names its method: a payment, or what is asked for. */
interface ByMethod {
  readonly method: PaymentMethod;
}

/** Whether whoever brings the goods takes the money. */
export const isOnDelivery = ({ method }: ByMethod): boolean => METHODS[method].flow === 'onDelivery';

/** Methods by which whoever brings the goods takes the money. */
export const ON_DELIVERY = PAYMENT_METHODS.filter((method) => isOnDelivery({ method }));

/** Whether it has no way back by which it came, so that somebody has to pay it out. */
export const isPaidOut = ({ method }: ByMethod): boolean => METHODS[method].refund.to === 'payout';

/** Methods of which somebody has to pay out what is given back. */
export const PAID_OUT = PAYMENT_METHODS.filter((method) => isPaidOut({ method }));
