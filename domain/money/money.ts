/** An amount in the minor units of an ISO 4217 currency: `{amount: 1530, currency: 'GBP'}` is £15.30. */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}

/** Currencies whose ISO 4217 exponent is not 2. */
const EXPONENTS: Readonly<Record<string, number>> = Object.fromEntries([
  ...words('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF').map((code) => [code, 0]),
  ...words('BHD IQD JOD KWD LYD OMR TND').map((code) => [code, 3]),
  ...words('CLF UYW').map((code) => [code, 4]),
]);

function words(text: string): string[] {
  return text.split(' ');
}

/** How many decimals the currency's minor unit stands for (ISO 4217 exponent). */
export function minorUnitExponent(currency: string): number {
  return EXPONENTS[currency] ?? 2;
}

/**
 * Parses a decimal string such as `"2.55"` into minor units without ever going through a float.
 * @throws {RangeError} when the text is no plain decimal or has more decimals than the currency.
 */
export function parseMinorUnits(decimal: string, currency: string): number {
  const exponent = minorUnitExponent(currency);
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal.trim());
  if (!match) throw new RangeError(`"${decimal}" is not a decimal amount`);
  const [, sign, whole = '0', fraction = ''] = match;
  const kept = fraction.slice(0, exponent).padEnd(exponent, '0');
  if (/[1-9]/.test(fraction.slice(exponent))) {
    throw new RangeError(`"${decimal}" has more decimals than ${currency} allows`);
  }
  const minor = Number(`${whole}${kept}`);
  if (!Number.isSafeInteger(minor)) throw new RangeError(`"${decimal}" is too large`);
  return sign === '-' && minor !== 0 ? -minor : minor;
}

/** Writes minor units as a plain decimal: `formatDecimal(1530, 'GBP') === '15.30'`. */
export function formatDecimal(amount: number, currency: string): string {
  const exponent = minorUnitExponent(currency);
  const digits = String(Math.abs(amount)).padStart(exponent + 1, '0');
  const sign = amount < 0 ? '-' : '';
  if (exponent === 0) return `${sign}${digits}`;
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/**
 * Splits an amount by weights so that the parts add up to it exactly: every part is rounded down, and the
 * minor units left over go to the largest remainders, the earliest first on a tie. A negative amount, such as
 * a refund, is split as its opposite would be, so that what was charged comes back part by part.
 */
export function allocate(amount: number, weights: readonly number[]): number[] {
  if (amount < 0) return allocate(-amount, weights).map((part) => 0 - part);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total <= 0) return weights.map(() => 0);
  const shares = weights.map((weight) => {
    const exact = BigInt(amount) * BigInt(weight);
    const part = exact / BigInt(total);
    return { part: Number(part), remainder: exact - part * BigInt(total) };
  });
  let left = amount - shares.reduce((sum, share) => sum + share.part, 0);
  // Sorting keeps the order of equals: the earliest comes first on a tie.
  const byRemainder = [...shares].sort((a, b) => Number(b.remainder - a.remainder));
  for (const share of byRemainder) {
    if (left === 0) break;
    share.part += 1;
    left -= 1;
  }
  return shares.map((share) => share.part);
}
