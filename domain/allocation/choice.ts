import { allocate } from './allocate';
import type { Allotment } from './allotment';
import { cover, groupsOf } from './cover';
import type { LeftOut } from './elsewhere/leftOut';
import { isFor, TOGETHER, type Delivery, type Strategy } from './strategy';
import type { FreeStock, Place, Wanted } from './wanted';

/** What a choice of warehouses was made from: the same comes to the same choice. */
export interface Question extends Delivery {
  readonly wanted: readonly Wanted[];
  /** Where the order goes, in the form in which cities are compared. */
  readonly city: string;
  readonly candidates: readonly Candidate[];
  /** Those of the shop, in their order. Absent: it has none, and the standard rule chooses. */
  readonly strategies?: readonly Strategy[];
  /** All of it is to come from one warehouse, if one has it. */
  readonly together?: true;
  /** Which warehouses may give nothing, or nothing of a product, since they have refused it. */
  readonly leftOut?: readonly LeftOut[];
}

/** A warehouse as it stood, with what nobody had reserved there of each SKU. */
export interface Candidate extends Place {
  readonly free: Readonly<Record<string, number>>;
  /** The closure that it is in on the day of the choice; absent: it is open, or nobody asked. */
  readonly closed?: { readonly until: string; readonly reason: string };
  /** How many parcels more can leave on the first day on which any can; absent: any number, or nobody asked. */
  readonly room?: number;
  /** Whether a courier's times are known so far away; absent: nobody asked. */
  readonly served?: boolean;
}

/** Why a strategy didn't choose: it is for other orders, needs more parcels than it may have, or no warehouses have everything. */
export type PassedBecause = 'CONDITIONS' | 'TOO_MANY_PARCELS' | 'NOT_ENOUGH';

/** What a question is answered with. */
export interface Answer {
  readonly allotted: readonly Allotment[];
  /** The strategy that chose; absent: the standard rule did. */
  readonly strategy?: string;
  /** Those before it, and why each was passed over; absent: none. */
  readonly passed?: readonly { readonly name: string; readonly because: PassedBecause }[];
}

/** A choice as it is kept beside the order, to be explained. */
export interface Choice extends Question, Answer {}

/** What is asked beside what is wanted and who has it. */
export type Asking = Omit<Question, 'wanted' | 'candidates'>;

/** A place as it is read, with all that a choice keeps of it. */
export type Source = Place & Omit<Candidate, 'free'>;

/** Makes a choice, and keeps what it was made from. */
export function choose(
  wanted: readonly Wanted[],
  { places, free }: { readonly places: readonly Source[]; readonly free: FreeStock },
  asking: Asking,
): Choice {
  const candidates = places.map((place) => ({ ...place, free: freeAt(place.code, wanted, free) }));
  const question: Question = { wanted, candidates, ...asking };
  return { ...question, ...answer(question) };
}

/** What the same question is answered with by the rules of today. */
export const chooseAgain = (question: Question): readonly Allotment[] => answer(question).allotted;

/** The pieces of a choice that are there: what nobody has was asked of the first warehouse all the same. */
export function availableOf({ allotted, ...question }: Choice): readonly Allotment[] {
  const skuOf = new Map(question.wanted.map(({ lineId, sku }) => [lineId, sku]));
  const left = new Map([...freeOf(question)].map(([sku, at]) => [sku, new Map(at)]));
  const there = allotted.flatMap((one) => {
    const here = left.get(skuOf.get(one.lineId) ?? '');
    const quantity = Math.min(one.quantity, here?.get(one.warehouse) ?? 0);
    if (quantity <= 0) return [];
    here?.set(one.warehouse, (here.get(one.warehouse) ?? 0) - quantity);
    return [{ ...one, quantity }];
  });
  // A part of a group is of no use without the rest.
  const broken = groupsOf(question.wanted)
    .map((lines) => lines.map(({ lineId }) => lineId))
    .filter((ids) => piecesOf(there, ids) < piecesOf(question.wanted, ids));
  return there.filter(({ lineId }) => !broken.some((ids) => ids.includes(lineId)));
}

const piecesOf = (
  parts: readonly { readonly lineId: string; readonly quantity: number }[],
  ids: readonly string[],
): number =>
  parts.filter(({ lineId }) => ids.includes(lineId)).reduce((sum, { quantity }) => sum + quantity, 0);

function answer(question: Question): Answer {
  const { wanted, city, candidates, strategies = [], together, leftOut = [] } = question;
  const free = freeOf(question);
  const passed: NonNullable<Answer['passed']>[number][] = [];
  for (const strategy of [...(together ? [TOGETHER] : []), ...strategies]) {
    const { name } = strategy;
    const allotted = isAsked(question, strategy)
      ? cover(wanted, placesOf(candidates, strategy), free, strategy)
      : undefined;
    if (allotted) return { allotted, strategy: name, ...toldOf(passed) };
    passed.push({ name, because: whyPassed(question, strategy, free) });
  }
  const places = candidates.filter(
    ({ code }) => !leftOut.some((one) => isWhole(one) && one.warehouse === code),
  );
  return { allotted: allocate(wanted, places, free, city), ...toldOf(passed) };
}

const placesOf = (candidates: readonly Candidate[], { warehouses }: Strategy): readonly Candidate[] =>
  warehouses ? candidates.filter(({ code }) => warehouses.includes(code)) : candidates;

const isWhole = ({ sku }: LeftOut): boolean => sku === undefined;

const isAsked = (question: Question, strategy: Strategy): boolean =>
  isFor(
    strategy,
    question,
    question.wanted.map(({ sku }) => sku),
  );

const toldOf = (passed: NonNullable<Answer['passed']>): Pick<Answer, 'passed'> =>
  passed.length > 0 ? { passed } : {};

function whyPassed(question: Question, strategy: Strategy, free: FreeStock): PassedBecause {
  if (!isAsked(question, strategy)) return 'CONDITIONS';
  const { rankBy, maxParcels } = strategy;
  if (maxParcels === undefined) return 'NOT_ENOUGH';
  return cover(question.wanted, placesOf(question.candidates, strategy), free, { rankBy })
    ? 'TOO_MANY_PARCELS'
    : 'NOT_ENOUGH';
}

/** What each warehouse could give: nothing where it is left out. */
function freeOf({ candidates, leftOut = [] }: Question): FreeStock {
  const free = new Map<string, Map<string, number>>();
  for (const { code, free: pieces } of candidates)
    for (const [sku, count] of Object.entries(pieces)) {
      const isOut = leftOut.some((one) => one.warehouse === code && (one.sku ?? sku) === sku);
      free.set(sku, (free.get(sku) ?? new Map<string, number>()).set(code, isOut ? 0 : count));
    }
  return free;
}

const freeAt = (code: string, wanted: readonly Wanted[], free: FreeStock): Readonly<Record<string, number>> =>
  Object.fromEntries(wanted.map(({ sku }) => [sku, free.get(sku)?.get(code) ?? 0]));
