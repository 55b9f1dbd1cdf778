import type { CheckoutJson } from '../../../../api/schema/order';

/** The limits of which a cart has more than its buyer may have, as far as is known of them. */
export function exceededLimits({
  lines,
  bundles,
  limits,
}: Pick<CheckoutJson, 'lines' | 'bundles' | 'limits'>): CheckoutJson['limits'] {
  return limits.filter(({ sku, quantity, left }) => {
    const wanted = [...lines, ...bundles].reduce(
      (sum, line) => (line.sku === sku ? sum + line.quantity : sum),
      0,
    );
    return wanted > (left ?? quantity);
  });
}
