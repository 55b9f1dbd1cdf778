import type { Allotment } from './allotment';

/** A warehouse that pieces could come from. */
export interface Place {
  readonly code: string;
  /** Of those that could serve alike, the lowest comes first. */
  readonly rank: number;
  /** The city that it lies in, in the form in which cities are compared. */
  readonly city?: string;
}

/** Pieces that a line of an order wants. */
export interface Wanted {
  readonly lineId: string;
  readonly sku: string;
  readonly quantity: number;
}

/** Pieces that nobody has reserved, by SKU and warehouse. */
export type FreeStock = ReadonlyMap<string, ReadonlyMap<string, number>>;

/**
 * From where each piece of an order comes: from one warehouse that has them all, the nearest first, then by rank; where none has, from one after
 * the other, always the one next that has most of what is left. Pieces that nobody has are asked of the first place, which refuses them.
 * @param city where the order goes.
 */
export function allocate(
  wanted: readonly Wanted[],
  places: readonly Place[],
  free: FreeStock,
  city?: string,
): readonly Allotment[] {
  const inOrder = [...places].sort(
    (one, other) =>
      Number(other.city !== undefined && other.city === city) -
        Number(one.city !== undefined && one.city === city) ||
      one.rank - other.rank ||
      (one.code < other.code ? -1 : 1),
  );
  const stock = leftOf(free);
  const allotted: Allotment[] = [];
  let left: readonly Wanted[] = wanted.filter(({ quantity }) => quantity > 0);
  let candidates = inOrder;
  while (left.length > 0 && candidates.length > 0) {
    const best = mostOf(candidates, left, stock);
    if (!best) break;
    allotted.push(...take(best.code, left, stock));
    left = without(left, best.code, allotted);
    candidates = candidates.filter(({ code }) => code !== best.code);
  }
  const [first] = inOrder;
  const lacking = first
    ? left.map(({ lineId, quantity }) => ({ lineId, warehouse: first.code, quantity }))
    : [];
  return [...allotted, ...lacking];
}

type Left = Map<string, Map<string, number>>;

const leftOf = (free: FreeStock): Left => new Map([...free].map(([sku, at]) => [sku, new Map(at)]));

/** The place that has most of what is wanted; of several the first. */
function mostOf(places: readonly Place[], wanted: readonly Wanted[], stock: Left): Place | undefined {
  const counted = places.map((place) => ({ place, pieces: countOf(place.code, wanted, stock) }));
  const most = Math.max(...counted.map(({ pieces }) => pieces));
  return most > 0 ? counted.find(({ pieces }) => pieces === most)?.place : undefined;
}

function countOf(code: string, wanted: readonly Wanted[], stock: Left): number {
  const bySku = new Map<string, number>();
  for (const { sku, quantity } of wanted) bySku.set(sku, (bySku.get(sku) ?? 0) + quantity);
  return [...bySku].reduce(
    (sum, [sku, quantity]) => sum + Math.min(quantity, Math.max(0, stock.get(sku)?.get(code) ?? 0)),
    0,
  );
}

/** Takes as much as there is, line by line. */
function take(warehouse: string, wanted: readonly Wanted[], stock: Left): readonly Allotment[] {
  return wanted.flatMap(({ lineId, sku, quantity }) => {
    const there = stock.get(sku);
    const taken = Math.min(quantity, Math.max(0, there?.get(warehouse) ?? 0));
    if (taken === 0) return [];
    there?.set(warehouse, (there.get(warehouse) ?? 0) - taken);
    return [{ lineId, warehouse, quantity: taken }];
  });
}

const without = (
  wanted: readonly Wanted[],
  warehouse: string,
  allotted: readonly Allotment[],
): readonly Wanted[] =>
  wanted
    .map((one) => {
      const part = allotted.find((made) => made.lineId === one.lineId && made.warehouse === warehouse);
      return { ...one, quantity: one.quantity - (part?.quantity ?? 0) };
    })
    .filter(({ quantity }) => quantity > 0);
