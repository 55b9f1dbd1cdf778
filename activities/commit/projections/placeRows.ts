import { reservedAt, warehouseOf } from '../../../domain/allocation/allocation';
import type { OrderState } from '../../../domain/order/order';
import { isOut } from '../../../domain/parcel/parcel';
import type { Change } from '../change';

/** A place among the parcels that leave a warehouse on a day. */
export interface PlaceRow {
  readonly warehouse: string;
  /** Null: the order has it no more. */
  readonly day: string | null;
}

/** Places that are free again, and those at other warehouses. SQL function: `move_promised_parcels`. */
export function placeRows({ before, after }: Change): readonly PlaceRow[] {
  const { promise } = before;
  if (!promise) return [];
  const [had, has] = [leavesFrom(before), leavesFrom(after)];
  const last =
    promise.leaves
      .map(({ day }) => day)
      .toSorted()
      .at(-1) ?? promise.earliest;
  const dayAt = (code: string): string =>
    promise.leaves.find(({ warehouse }) => warehouse === code)?.day ?? last;
  return [
    ...[...had].filter((code) => !has.has(code)).map((warehouse) => ({ warehouse, day: null })),
    ...[...has].filter((code) => !had.has(code)).map((warehouse) => ({ warehouse, day: dayAt(warehouse) })),
  ];
}

/** The warehouses that parcels of an order leave or have left; of one that is cancelled those that have alone. */
function leavesFrom(order: OrderState): ReadonlySet<string> {
  const parcels = order.parcels.filter((parcel) =>
    order.cancellation ? isOut(parcel) : parcel.state !== 'PULLED',
  );
  const pieces = order.cancellation ? [] : reservedAt(order).map(({ warehouse }) => warehouse);
  return new Set([...pieces, ...parcels.map(warehouseOf)]);
}
