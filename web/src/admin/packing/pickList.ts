import type { ToPackJson } from '../../../../api/schema/stock/packing';

/** What is fetched of a product, and for which orders. */
export interface PickRow {
  readonly sku: string;
  readonly name: string;
  readonly variant: string | null;
  readonly quantity: number;
  /** The orders by their place on the list, which is the number of their tote. */
  readonly orders: readonly { readonly place: number; readonly quantity: number }[];
}

/** What the orders need together, by SKU: the order in which shelves stand. */
export function pickList(orders: readonly ToPackJson[]): readonly PickRow[] {
  const rows = new Map<string, PickRow>();
  for (const [index, { lines }] of orders.entries()) {
    for (const { sku, name, variant, quantity } of lines) {
      const row = rows.get(sku) ?? { sku, name, variant, quantity: 0, orders: [] };
      rows.set(sku, {
        ...row,
        quantity: row.quantity + quantity,
        orders: withPieces(row.orders, index + 1, quantity),
      });
    }
  }
  return [...rows.values()].toSorted((one, other) => (one.sku < other.sku ? -1 : 1));
}

/** An order with two lines of a product is named once. */
function withPieces(orders: PickRow['orders'], place: number, quantity: number): PickRow['orders'] {
  const known = orders.find((order) => order.place === place);
  if (!known) return [...orders, { place, quantity }];
  return orders.map((order) =>
    order.place === place ? { place, quantity: order.quantity + quantity } : order,
  );
}
