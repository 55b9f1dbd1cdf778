/** Currencies whose ISO 4217 exponent is not 2, by exponent. Intl has other numbers for some, by how their money is used. */
const EXPONENTS: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};

/** How many decimals the minor unit of a currency stands for: the API's amounts are counted in it. */
export function minorUnitExponent(currency: string): number {
  const known = Object.entries(EXPONENTS).find(([, codes]) => codes.split(' ').includes(currency));
  return known ? Number(known[0]) : 2;
}

const BANGLA_ZERO = 0x9e6;
const BANGLA_DIGITS = /[\u09e6-\u09ef]/g;
/** Commas stand between thousands or lakhs alone: elsewhere one may be meant for a decimal point. */
const AMOUNT = /^(\d{1,12}|\d{1,3}(?:,\d{2,3}){0,4},\d{3})(?:\.(\d+))?$/;

/** An amount as people type it, with digits of either script and commas between thousands; undefined when it is none. */
export function minorUnitsOf(text: string, currency: string): number | undefined {
  const plain = text
    .trim()
    .replace(BANGLA_DIGITS, (digit) => String((digit.codePointAt(0) ?? BANGLA_ZERO) - BANGLA_ZERO));
  const exponent = minorUnitExponent(currency);
  const match = AMOUNT.exec(plain);
  if (!match) return undefined;
  const [, whole = '', fraction = ''] = match;
  if (fraction.length > exponent) return undefined;
  return Number(`${whole.replaceAll(',', '')}${fraction.padEnd(exponent, '0')}`);
}
