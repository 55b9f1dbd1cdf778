/** Codes of the feed that stand for postage, fees, samples and corrections: nothing lies on a shelf for them. */
const FEE_CODES: ReadonlySet<string> = new Set(['POST', 'DOT', 'M', 'D', 'C2', 'BANK CHARGES']);

/** Whether a stock code of the feed names goods. */
export function isStocked(sku: string): boolean {
  return !FEE_CODES.has(sku);
}
