import { formatDecimal, minorUnitExponent } from '../../money/money';
import type { PaymentMethod } from '../payment';
import type { GatewayCount } from './amounts';
import { METHODS } from './methods';

/** What a method takes of a currency, in its minor units. */
export interface MethodLimits {
  /** Undefined, as `most`: no limit that is known. */
  readonly least: number | undefined;
  readonly most: number | undefined;
  /** Every amount is a multiple of it. */
  readonly step: number;
}

/** Why a method doesn't take an amount. */
export interface MethodRefusal {
  readonly code: 'CURRENCY' | 'STEP' | 'TOO_MUCH' | 'TOO_LITTLE';
  /** A sentence. */
  readonly detail: string;
}

const ANY: MethodLimits = { least: undefined, most: undefined, step: 1 };

/** What a method takes of a currency (ISO 4217) at once; undefined when nothing. */
export function limitsOf(method: PaymentMethod, currency: string): MethodLimits | undefined {
  const { currencies, counted } = METHODS[method].amounts;
  if (currencies && !currencies.includes(currency)) return undefined;
  return counted ? countedLimits(counted, currency) : ANY;
}

function countedLimits(counted: GatewayCount, currency: string): MethodLimits {
  const { [currency]: decimals = 2 } = counted.decimals;
  const { [currency]: ownStep = 1 } = counted.steps;
  const { [currency]: digits = counted.digits } = counted.moreDigits;
  const { [currency]: least = 1 } = counted.least;
  const more = decimals - minorUnitExponent(currency);
  const step = Math.max(1, shifted(ownStep, -more));
  return {
    step,
    least: Math.max(step, Math.ceil(shifted(least, -more) / step) * step),
    most: Math.floor(shifted(10 ** digits - 1, -more) / step) * step,
  };
}

/** The amount with so many digits more, or fewer. Divided, not multiplied by a fraction: what is whole stays exactly so. */
const shifted = (amount: number, digits: number): number =>
  digits < 0 ? amount / 10 ** -digits : amount * 10 ** digits;

/** How a sentence begins that says what a method takes. */
const SENTENCES = {
  card: { alone: 'A card is charged in', amount: "can't be charged to a card, which takes" },
  cod: { alone: 'Cash is taken at the door in', amount: "can't be paid at the door, where couriers take" },
  credit: {
    alone: 'Store credit is spent in',
    amount: "can't be paid by store credit, which takes",
  },
} satisfies Readonly<Record<PaymentMethod, { readonly alone: string; readonly amount: string }>>;

/** Why an amount in minor units can't be paid by a method; undefined when it can. */
export function methodRefusal(
  method: PaymentMethod,
  amount: number,
  currency: string,
): MethodRefusal | undefined {
  const limits = limitsOf(method, currency);
  if (!limits) {
    const taken = METHODS[method].amounts.currencies ?? [];
    return { code: 'CURRENCY', detail: `${SENTENCES[method].alone} ${taken.join(', ')} alone.` };
  }
  const { least = 0, most = Infinity, step } = limits;
  const text = (one: number): string => `${formatDecimal(one, currency)} ${currency}`;
  const refused = (code: MethodRefusal['code'], limit: string): MethodRefusal => ({
    ...{ code, detail: `${text(amount)} ${SENTENCES[method].amount} ${limit}.` },
  });
  if (amount % step !== 0) return refused('STEP', `${currency} in steps of ${text(step)}`);
  if (amount > most) return refused('TOO_MUCH', `${text(most)} at most`);
  return amount < least ? refused('TOO_LITTLE', `${text(least)} at least`) : undefined;
}

/** The sentence alone. */
export const amountRefusal = (method: PaymentMethod, amount: number, currency: string): string | undefined =>
  methodRefusal(method, amount, currency)?.detail;
