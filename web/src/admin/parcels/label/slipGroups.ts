import type { OrderJson } from '../../../../../api/schema/order';
import { groupsOf } from '../../../orders/bundles/groups';

type Shipment = OrderJson['shipments'][number];

/** What a packer puts in together. */
interface SlipPieces {
  /** Unlike that of any other pieces of the slip. */
  readonly key: string;
  /** Undefined: the order doesn't know it. */
  readonly line: OrderJson['lines'][number] | undefined;
  readonly quantity: number;
  readonly serials: {
    readonly kind: Shipment['serials'][number]['kind'];
    readonly values: readonly string[];
  }[];
}

interface SlipGroup {
  readonly key: string;
  readonly bundle: OrderJson['bundles'][number] | undefined;
  readonly pieces: readonly SlipPieces[];
}

/** What is in a parcel, bundle by bundle: pieces of one product are one row, whatever each of them cost. */
export function slipGroups(
  { lines: ordered, bundles }: Pick<OrderJson, 'lines' | 'bundles'>,
  { lines: packed, serials }: Pick<Shipment, 'lines' | 'serials'>,
): readonly SlipGroup[] {
  const lines = packed.map(({ lineId, quantity }) => ({ id: lineId, quantity }));
  return groupsOf(lines, bundles).map(({ key, bundle, lines: own }) => {
    const rows = new Map<string, SlipPieces>();
    for (const { id, quantity } of own) {
      const line = ordered.find((one) => one.id === id);
      const name = line?.sku ?? id;
      const before = rows.get(name);
      const scanned = serials.filter(({ lineId }) => lineId === id);
      rows.set(name, {
        ...{ key: id, line },
        quantity: (before?.quantity ?? 0) + quantity,
        serials: [...(before?.serials ?? []), ...scanned],
      });
    }
    return { key, bundle, pieces: [...rows.values()] };
  });
}
