import { reservedAt, warehouseOf } from '../../domain/allocation/allocation';
import type { Allotment } from '../../domain/allocation/allotment';
import type { OrderState } from '../../domain/order/order';
import type { AllocationJson } from '../schema/allocation';

type Piece = AllocationJson['items'][number];

/** Where each piece of an order lies or left from: first those that are to be packed, then parcel by parcel. */
export function allocationView(order: OrderState): AllocationJson {
  const skuOf = (lineId: string): string => order.lines.find(({ id }) => id === lineId)?.sku ?? '';
  const piece = ({ lineId, warehouse, quantity }: Allotment, parcelId: string | null): Piece => ({
    ...{ lineId, sku: skuOf(lineId), warehouse, quantity, parcelId },
  });
  const packed = order.parcels
    .filter(({ state }) => state !== 'PULLED')
    .flatMap((parcel) =>
      parcel.lines.map((line) => piece({ ...line, warehouse: warehouseOf(parcel) }, parcel.id)),
    );
  return { items: [...reservedAt(order).map((one) => piece(one, null)), ...packed] };
}
