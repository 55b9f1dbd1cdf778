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
