import type { Allotment } from './allotment';
import type { OrderState } from '../order/order';
import type { Parcel } from '../parcel/parcel';

/** Where pieces lie of which an order says nothing: it was the only warehouse once. */
export const MAIN = 'main';

/** Where a parcel leaves from. */
export const warehouseOf = ({ warehouse = MAIN }: Pick<Parcel, 'warehouse'>): string => warehouse;

type Held = Pick<OrderState, 'lines' | 'parcels' | 'allocation'>;

/** Where the pieces lie that are held for an order and in no parcel yet, line by line. */
export const reservedAt = ({ lines, allocation = [] }: Omit<Held, 'parcels'>): readonly Allotment[] =>
  lines
    .filter(({ stocked }) => stocked)
    .flatMap(({ id, quantities }) => spread(id, quantities.reserved, allocation));

/** Where all pieces lie that are held for an order, those in parcels that are still in the house with them. */
export function heldAt(order: Held): readonly Allotment[] {
  const inHouse = order.parcels
    .filter(({ state }) => state === 'PACKED' || state === 'BOOKED')
    .flatMap((parcel) => parcel.lines.map((line) => ({ ...line, warehouse: warehouseOf(parcel) })));
  const packed = order.lines
    .filter(({ stocked }) => stocked)
    .flatMap(({ id, quantities }) => spread(id, quantities.packed, inHouse));
  return merged([...reservedAt(order), ...packed]);
}

/** So many pieces of a line by where they are said to lie; the rest lies in {@link MAIN}. */
function spread(lineId: string, quantity: number, said: readonly Allotment[]): readonly Allotment[] {
  const parts: Allotment[] = [];
  let left = quantity;
  for (const part of said.filter((one) => one.lineId === lineId)) {
    const taken = Math.min(left, part.quantity);
    if (taken > 0) parts.push({ lineId, warehouse: part.warehouse, quantity: taken });
    left -= taken;
  }
  return merged(left > 0 ? [...parts, { lineId, warehouse: MAIN, quantity: left }] : parts);
}

/** Each line and warehouse once. */
export function merged(parts: readonly Allotment[]): readonly Allotment[] {
  const sums = new Map<string, Allotment>();
  for (const part of parts) {
    const key = JSON.stringify([part.lineId, part.warehouse]);
    sums.set(key, { ...part, quantity: part.quantity + (sums.get(key)?.quantity ?? 0) });
  }
  return [...sums.values()];
}

/** Pieces less others, where they lie. */
export const without = (pieces: readonly Allotment[], less: readonly Allotment[]): readonly Allotment[] =>
  merged([...pieces, ...less.map((one) => ({ ...one, quantity: -one.quantity }))]).filter(
    ({ quantity }) => quantity > 0,
  );

/** The allocation with pieces added, or, where their quantity is negative, taken out; {@link MAIN} needs no mention. */
export function withAllotted(order: OrderState, parts: readonly Allotment[]): OrderState {
  const { allocation = [], ...rest } = order;
  const elsewhere = parts.filter(({ warehouse }) => warehouse !== MAIN);
  const left = merged([...allocation, ...elsewhere]).filter(({ quantity }) => quantity > 0);
  return left.length > 0 ? { ...rest, allocation: left } : rest;
}

/** The order with its pieces at these places, and nothing else said of where they lie. */
export const allocatedTo = (order: OrderState, parts: readonly Allotment[]): OrderState =>
  withAllotted(withoutAllocation(order), parts);

/** The order of which no piece is held any more. */
export function withoutAllocation({ allocation: _before, ...order }: OrderState): OrderState {
  return order;
}
