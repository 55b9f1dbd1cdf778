import type { AdminOrderJson } from '../../../../api/schema/admin';
import type { AllocationJson } from '../../../../api/schema/stock/allocation';

type Pieces = AllocationJson['items'];

/** Of the pieces that are in no parcel yet, how many lie where. */
export function piecesByWarehouse(items: Pieces): ReadonlyMap<string, number> {
  const pieces = new Map<string, number>();
  for (const { warehouse, quantity, parcelId } of items)
    if (parcelId === null) pieces.set(warehouse, (pieces.get(warehouse) ?? 0) + quantity);
  return pieces;
}

/** The order as one warehouse packs it: of its lines the pieces that lie there are to be packed. */
export function orderAt<Order extends Pick<AdminOrderJson, 'lines'>>(
  order: Order,
  items: Pieces,
  warehouse: string,
): Order {
  const reserved = new Map<string, number>();
  for (const { lineId, quantity, parcelId, warehouse: place } of items)
    if (parcelId === null && place === warehouse)
      reserved.set(lineId, (reserved.get(lineId) ?? 0) + quantity);
  return {
    ...order,
    lines: order.lines.map((line) => ({
      ...line,
      quantities: { ...line.quantities, reserved: reserved.get(line.id) ?? 0 },
    })),
  };
}
