/**
 * The rounding rule of the shop, stated here alone: an amount that falls between two minor units goes to the nearest of them, and one
 * half-way goes away from zero: `divideRounded(5, 2) === 3`, `divideRounded(-5, 2) === -3`. It never goes through a float.
 * @param numerator a whole number, such as an amount times a rate in basis points.
 * @param denominator a whole number above 0.
 */
export function divideRounded(numerator: number, denominator: number): number {
  const twice = 2n * BigInt(Math.abs(numerator)) + BigInt(denominator);
  const rounded = Number(twice / (2n * BigInt(denominator)));
  return numerator < 0 && rounded !== 0 ? -rounded : rounded;
}
