import { allocate, type FreeStock, type Place, type Wanted } from './allocate';
import type { Allotment } from './allotment';

/** What a choice of warehouses was made from: the same comes to the same choice. */
export interface Question {
  readonly wanted: readonly Wanted[];
  /** Where the order goes, in the form in which cities are compared. */
  readonly city: string;
  readonly candidates: readonly Candidate[];
}

/** A warehouse as it stood, with what nobody had reserved there of each SKU. */
export interface Candidate extends Place {
  readonly free: Readonly<Record<string, number>>;
}

/** A choice as it is kept beside the order, to be explained. */
export interface Choice extends Question {
  readonly allotted: readonly Allotment[];
}

/** Makes a choice, and keeps what it was made from. */
export function choose(
  wanted: readonly Wanted[],
  { places, free }: { readonly places: readonly Place[]; readonly free: FreeStock },
  city: string,
): Choice {
  const candidates = places.map((place) => ({ ...place, free: freeAt(place.code, wanted, free) }));
  return { wanted, city, candidates, allotted: allocate(wanted, places, free, city) };
}

/** What the same question is answered with by the rules of today. */
export function chooseAgain({ wanted, city, candidates }: Question): readonly Allotment[] {
  const free = new Map<string, Map<string, number>>();
  for (const { code, free: pieces } of candidates)
    for (const [sku, count] of Object.entries(pieces))
      free.set(sku, (free.get(sku) ?? new Map<string, number>()).set(code, count));
  return allocate(wanted, candidates, free, city);
}

const freeAt = (code: string, wanted: readonly Wanted[], free: FreeStock): Readonly<Record<string, number>> =>
  Object.fromEntries(wanted.map(({ sku }) => [sku, free.get(sku)?.get(code) ?? 0]));
