import type { Allotment } from './allotment';
import type { Ranking } from './strategy';
import type { FreeStock, Place, Wanted } from './wanted';

/** How warehouses are chosen that together have everything. */
interface Way {
  readonly rankBy: Ranking;
  readonly maxParcels?: number;
}

/** Of more warehouses than these the first ones alone are tried: each doubles the number of ways. */
const MOST_PLACES = 10;

/** How many places of groups are tried for one order: with dozens of groups there are more ways than anybody could wait for. */
const MOST_STEPS = 10_000;

/** What is left of {@link MOST_STEPS}. */
interface Effort {
  left: number;
}

/** What is taken from where, and the places that give something, by their position in the ranking. */
interface Cover {
  readonly allotted: readonly Allotment[];
  readonly used: readonly number[];
}

/**
 * The best way to have everything that is wanted from so many warehouses at most; undefined where there is none. Lines of a group come from
 * one warehouse.
 */
export function cover(
  wanted: readonly Wanted[],
  places: readonly Place[],
  free: FreeStock,
  { rankBy, maxParcels = MOST_PLACES }: Way,
): readonly Allotment[] | undefined {
  const useful = inOrder(places, rankBy)
    .filter(({ code }) => wanted.some(({ sku }) => pieces(free, sku, code) > 0))
    .slice(0, MOST_PLACES);
  const chosenOf = (set: readonly number[]): readonly Chosen[] =>
    set.map((position) => ({ position, code: useful[position]?.code ?? '' }));
  const all = useful.map((_, position) => position);
  const isBySum = rankBy === 'cost' || rankBy === 'fewest-parcels';
  const isGrouped = wanted.some(({ group }) => group !== undefined);
  if (!isBySum && !isGrouped) {
    // As much as there is from the first places is the best, where it is from few enough of them.
    const found = fill(wanted, chosenOf(all), free, { left: MOST_STEPS });
    if (!found || found.used.length <= maxParcels) return found?.allotted;
  }
  const mayHaveAll = enoughOf(
    wanted,
    useful.map(({ code }) => code),
    free,
  );
  const effort: Effort = { left: MOST_STEPS };
  if (!groupsOf(wanted).every((group) => useful.some(({ code }) => hasGroup(group, code, free))))
    return undefined;
  let best: { readonly cover: Cover; readonly score: readonly number[] } | undefined;
  const serving: number[] = [];
  for (const bits of subsets(useful.length, maxParcels)) {
    if (!mayHaveAll(bits)) continue;
    // More warehouses than are needed make it neither cheaper nor fewer parcels.
    if (isBySum && serving.some((fewer) => (fewer & bits) === fewer)) continue;
    const found = fill(wanted, chosenOf(all.filter((position) => bits & (1 << position))), free, effort);
    if (!found) continue;
    serving.push(bits);
    const score = scoreOf(found, useful, rankBy);
    if (!best || isBefore(score, best.score)) best = { cover: found, score };
  }
  return best?.cover.allotted;
}

/** Whether a set of places has enough of each product, whatever groups say. */
function enoughOf(
  wanted: readonly Wanted[],
  codes: readonly string[],
  free: FreeStock,
): (bits: number) => boolean {
  const needs = [...new Set(wanted.map(({ sku }) => sku))].map((sku) => ({
    needed: wanted.filter((one) => one.sku === sku).reduce((sum, { quantity }) => sum + quantity, 0),
    there: codes.map((code) => pieces(free, sku, code)),
  }));
  return (bits) =>
    needs.every(
      ({ needed, there }) =>
        there.reduce((sum, count, position) => (bits & (1 << position) ? sum + count : sum), 0) >= needed,
    );
}

/** The places in the order in which they are asked. Whoever is alike in it comes by rank. */
export function inOrder(places: readonly Place[], rankBy: Ranking): readonly Place[] {
  const firstBy: Readonly<Record<Ranking, (place: Place) => number>> = {
    nearest: distanceOf,
    'fewest-parcels': distanceOf,
    cost: distanceOf,
    priority: () => 0,
    soonest: ({ leavesOn }) => (leavesOn === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(leavesOn)),
  };
  return places.toSorted(
    (one, other) =>
      firstBy[rankBy](one) - firstBy[rankBy](other) ||
      one.rank - other.rank ||
      distanceOf(one) - distanceOf(other) ||
      (one.code < other.code ? -1 : 1),
  );
}

const DISTANCES = ['sameCity', 'sameCountry', 'abroad'] as const;

/** A place of which nobody has said where it is is the farthest. */
const distanceOf = ({ zone }: Place): number => (zone ? DISTANCES.indexOf(zone) : DISTANCES.length);

/** All sets of so many positions at most, each a bit, the small sets first. */
function subsets(count: number, most: number): readonly number[] {
  const sets = Array.from({ length: (1 << count) - 1 }, (_, index) => index + 1);
  return sets
    .map((bits) => ({ bits, size: sizeOf(bits) }))
    .filter(({ size }) => size <= most)
    .sort((one, other) => one.size - other.size || one.bits - other.bits)
    .map(({ bits }) => bits);
}

function sizeOf(bits: number): number {
  let size = 0;
  for (let left = bits; left > 0; left &= left - 1) size += 1;
  return size;
}

/** Compared from the front: the smaller is better. */
function scoreOf({ used }: Cover, places: readonly Place[], rankBy: Ranking): readonly number[] {
  if (rankBy === 'fewest-parcels') return [used.length, ...used];
  if (rankBy !== 'cost') return used;
  const costs = used.map((position) => places[position]?.cost);
  const unknown = costs.filter((cost) => cost === undefined).length;
  return [unknown, costs.reduce<number>((sum, cost = 0) => sum + cost, 0), used.length, ...used];
}

function isBefore(one: readonly number[], other: readonly number[]): boolean {
  for (let index = 0; index < Math.max(one.length, other.length); index += 1) {
    const [a = -1, b = -1] = [one[index], other[index]];
    if (a !== b) return a < b;
  }
  return false;
}

interface Chosen {
  readonly position: number;
  readonly code: string;
}

/** Everything from these places, as much as there is from the first of them; undefined where they don't have it. */
function fill(
  wanted: readonly Wanted[],
  places: readonly Chosen[],
  free: FreeStock,
  effort: Effort,
): Cover | undefined {
  const skus = [...new Set(wanted.map(({ sku }) => sku))];
  const left = new Map(skus.map((sku) => [sku, places.map(({ code }) => pieces(free, sku, code))]));
  const groups = groupsOf(wanted);
  const alone = wanted.filter(({ group, quantity }) => group === undefined && quantity > 0);
  const homes = assign(groups, left, { places: places.length, effort }, () => hasAll(alone, left));
  if (!homes) return undefined;
  const taken: (Allotment & { readonly position: number })[] = [];
  const take = ({ lineId, sku }: Wanted, index: number, quantity: number): void => {
    const place = places[index];
    const there = left.get(sku);
    if (!place || !there || quantity <= 0) return;
    there[index] = (there[index] ?? 0) - quantity;
    taken.push({ lineId, warehouse: place.code, quantity, position: place.position });
  };
  groups.forEach((lines, group) => lines.forEach((line) => take(line, homes[group] ?? 0, line.quantity)));
  for (const line of alone) {
    let missing = line.quantity;
    places.forEach((_, index) => {
      const here = Math.min(missing, left.get(line.sku)?.[index] ?? 0);
      take(line, index, here);
      missing -= here;
    });
  }
  const used = [...new Set(taken.map(({ position }) => position))].sort((one, other) => one - other);
  const allotted = taken
    .toSorted((one, other) => one.position - other.position)
    .map(({ position: _rank, ...allotment }) => allotment);
  return { allotted, used };
}

/** The lines that have to come from one warehouse, group by group. */
export const groupsOf = (wanted: readonly Wanted[]): readonly (readonly Wanted[])[] => {
  const names = new Set(wanted.flatMap(({ group }) => group ?? []));
  return [...names].map((name) => wanted.filter(({ group }) => group === name));
};

type Left = Map<string, number[]>;

/** A place for each group such that the rest can be had as well; tried in order, and taken back where it leads nowhere or would take too long. */
function assign(
  groups: readonly (readonly Wanted[])[],
  left: Left,
  { places, effort }: { readonly places: number; readonly effort: Effort },
  restFits: () => boolean,
): readonly number[] | undefined {
  const [group, ...others] = groups;
  if (!group) return restFits() ? [] : undefined;
  for (let index = 0; index < places && effort.left > 0; index += 1) {
    effort.left -= 1;
    move(group, left, index, -1);
    const fits = group.every(({ sku }) => (left.get(sku)?.[index] ?? 0) >= 0);
    const rest = fits ? assign(others, left, { places, effort }, restFits) : undefined;
    move(group, left, index, 1);
    if (rest) return [index, ...rest];
  }
  return undefined;
}

/** Whether a place has a group by itself. */
const hasGroup = (group: readonly Wanted[], code: string, free: FreeStock): boolean =>
  [...new Set(group.map(({ sku }) => sku))].every(
    (sku) =>
      group.filter((one) => one.sku === sku).reduce((sum, { quantity }) => sum + quantity, 0) <=
      pieces(free, sku, code),
  );

function move(lines: readonly Wanted[], left: Left, index: number, sign: 1 | -1): void {
  for (const { sku, quantity } of lines) {
    const there = left.get(sku);
    if (there) there[index] = (there[index] ?? 0) + sign * quantity;
  }
}

const hasAll = (wanted: readonly Wanted[], left: Left): boolean =>
  [...new Set(wanted.map(({ sku }) => sku))].every((sku) => {
    const needed = wanted.filter((one) => one.sku === sku).reduce((sum, { quantity }) => sum + quantity, 0);
    return (left.get(sku) ?? []).reduce((sum, count) => sum + count, 0) >= needed;
  });

const pieces = (free: FreeStock, sku: string, code: string): number =>
  Math.max(0, free.get(sku)?.get(code) ?? 0);
