import { DomainError, type FieldError } from '../errors';

/** How a parcel was packed, as far as whoever packed it has said. */
export interface PackedAs {
  /** On the scale, box and all. */
  readonly weightGrams?: number;
  /** The code of the box, from the shop's list. */
  readonly box?: string;
}

/** What a scale may show: more is no parcel that one person lifts. */
export const MOST_WEIGHT_GRAMS = 100_000;
export const MOST_BOX_LETTERS = 20;

/** Short enough for a label on the shelf: "S", "M2", "tube-60". */
export const BOX_CODE = /^[A-Za-z0-9]+([-_.][A-Za-z0-9]+)*$/;

export const isWeight = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MOST_WEIGHT_GRAMS;

const isBoxCode = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= MOST_BOX_LETTERS && BOX_CODE.test(value);

/** The shape of a field with a weight, which may be absent. */
export const WEIGHT = (value: unknown): string | undefined =>
  value === undefined || isWeight(value) ? undefined : `must be whole grams from 1 to ${MOST_WEIGHT_GRAMS}`;

/** The shape of a field with a box, which may be absent. */
export const BOX = (value: unknown): string | undefined =>
  value === undefined || isBoxCode(value) ? undefined : 'must be the code of a box such as "M2"';

/**
 * A weight and a box are one parcel's.
 * @param parcels how many are packed now.
 * @throws {DomainError} `validation` with a pointer to each, when there are several parcels.
 */
export function requireOneParcel({ weightGrams, box }: PackedAs, parcels: number): void {
  if (parcels <= 1) return;
  const said = Object.entries({ weightGrams, box }).filter(([, value]) => value !== undefined);
  const errors: readonly FieldError[] = said.map(([field]) => ({
    pointer: `/${field}`,
    detail: `${parcels} parcels are packed now: name the warehouse of the one that it is about.`,
  }));
  const [first] = errors;
  if (first) throw new DomainError('validation', `${first.pointer}: ${first.detail}`, { errors });
}
