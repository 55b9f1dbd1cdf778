import type { Allotment } from './allotment';
import { groupsOf } from './cover';
import type { FreeStock, Place, Wanted } from './wanted';

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
  const grouped = groupsOf(wanted).map((group) => takeWhole(group, inOrder, stock));
  const allotted: Allotment[] = grouped.flatMap(({ taken }) => taken);
  let left: readonly Wanted[] = wanted.filter(({ quantity, group }) => quantity > 0 && group === undefined);
  let candidates = inOrder;
  while (left.length > 0 && candidates.length > 0) {
    const best = mostOf(candidates, left, stock);
    if (!best) break;
    const taken = take(best.code, left, stock);
    allotted.push(...taken);
    left = without(left, best.code, taken);
    candidates = candidates.filter(({ code }) => code !== best.code);
  }
  const [first] = inOrder;
  const lacking = first
    ? [...grouped.flatMap((group) => group.lacking), ...left].map(({ lineId, quantity }) => ({
        lineId,
        warehouse: first.code,
        quantity,
      }))
    : [];
  return [...allotted, ...lacking];
}

type Left = Map<string, Map<string, number>>;

const leftOf = (free: FreeStock): Left => new Map([...free].map(([sku, at]) => [sku, new Map(at)]));

/** A group from the first place that has all of it; where none has, all of it is lacking. */
function takeWhole(
  group: readonly Wanted[],
  places: readonly Place[],
  stock: Left,
): { readonly taken: readonly Allotment[]; readonly lacking: readonly Wanted[] } {
  const all = group.reduce((sum, { quantity }) => sum + quantity, 0);
  const place = places.find(({ code }) => countOf(code, group, stock) === all);
  return place ? { taken: take(place.code, group, stock), lacking: [] } : { taken: [], lacking: group };
}

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
