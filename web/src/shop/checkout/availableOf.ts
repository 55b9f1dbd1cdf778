import type { CheckoutJson } from '../../../../api/schema/order';
import { piecesOf, type LineGroup } from '../../orders/bundles/groups';

/** How many of what was asked for can be had; undefined where nothing of it is short. Of a bundle that is whole bundles. */
export function availableOf(
  { shortages }: Pick<CheckoutJson, 'shortages'>,
  { bundle, lines }: Pick<LineGroup<CheckoutJson['lines'][number]>, 'bundle' | 'lines'>,
): number | undefined {
  const possible = piecesOf(lines).flatMap(({ sku, quantity }) => {
    const shortage = shortages.find((one) => one.sku === sku);
    if (!shortage) return [];
    return [bundle ? Math.floor(shortage.available / (quantity / bundle.quantity)) : shortage.available];
  });
  return possible.length === 0 ? undefined : Math.min(...possible);
}
