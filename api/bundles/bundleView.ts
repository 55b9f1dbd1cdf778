import type { OrderBundle } from '../../domain/bundles/bundle';
import { money } from '../http/wire';
import type { OrderBundleJson, ProductBundleJson } from '../schema/stock/bundles';
import type { ComponentRow } from './readComponents';

/** The bundles of an order or a cart, with what their lines come to. */
export const bundlesView = (
  bundles: readonly OrderBundle[] | undefined,
  lines: readonly { readonly id: string; readonly total: number }[],
  currency: string,
): OrderBundleJson[] =>
  (bundles ?? []).map(({ id, sku, name, variant, quantity, unitPrice, lineIds, together }) => ({
    ...{ id, sku, name, quantity, variant: variant ?? null, lineIds: [...lineIds] },
    unitPrice: money(unitPrice, currency),
    total: money(
      lines.reduce((sum, line) => (lineIds.includes(line.id) ? sum + line.total : sum), 0),
      currency,
    ),
    together: together ?? false,
  }));

/** What a product consists of. */
export const productBundleView = (
  components: readonly ComponentRow[],
  together: boolean,
  currency: string,
): ProductBundleJson => ({
  together,
  components: components.map(({ sku, name, variant, quantity, share }) => ({
    ...{ sku, name, variant, quantity },
    share: share === null ? null : money(share, currency),
  })),
});
