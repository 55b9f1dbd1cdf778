import type { FieldError } from '../errors';
import type { Money } from '../money/money';
import { placeName } from './placeName';

/**
 * By what the warehouses that could serve alike are told apart: how near they are, how few parcels there are, what the parcels cost, the
 * warehouses' rank, or how soon they leave.
 */
export const RANKINGS = ['nearest', 'fewest-parcels', 'cost', 'priority', 'soonest'] as const;
export type Ranking = (typeof RANKINGS)[number];

/** Which orders a strategy is for: all that is named holds. */
export interface Conditions {
  /** Of the delivery, as they are written. */
  readonly cities?: readonly string[];
  /** Of the delivery, ISO 3166-1 alpha-2. */
  readonly countries?: readonly string[];
  /** What the order costs at least, in minor units; orders in another currency don't count. */
  readonly totalFrom?: Money;
  /** One of its products is one of these. */
  readonly skus?: readonly string[];
}

/** One way of choosing warehouses. */
export interface Strategy {
  readonly name: string;
  /** Absent: all orders. */
  readonly when?: Conditions;
  readonly rankBy: Ranking;
  /** Only these give pieces, by their codes. Absent: all. */
  readonly warehouses?: readonly string[];
  /** How many warehouses may serve an order at most. Absent: any number. */
  readonly maxParcels?: number;
}

/** What of an order strategies look at. */
export interface Delivery {
  readonly city: string;
  readonly country?: string;
  readonly total?: Money;
}

/** What an order that is to come together tries first: it has no name of the shop's. */
export const TOGETHER: Strategy = { name: 'together', rankBy: 'nearest', maxParcels: 1 };

/** More would be a mistake, and each is tried for every order. */
export const MOST_STRATEGIES = 20;

/** Whether a strategy is for the order. */
export function isFor(
  { when = {} }: Strategy,
  { city, country, total }: Delivery,
  skus: readonly string[],
): boolean {
  const { cities, countries, totalFrom } = when;
  return (
    (!cities || cities.some((name) => placeName(name) === placeName(city))) &&
    (!countries || (country !== undefined && countries.includes(country))) &&
    (!totalFrom || (total?.currency === totalFrom.currency && total.amount >= totalFrom.amount)) &&
    (!when.skus || when.skus.some((sku) => skus.includes(sku)))
  );
}

/** What is wrong with a list of strategies beside the form of each, by pointers such as `/strategies/1/name`. `codes`: of all warehouses. */
export function strategyFaults(
  strategies: readonly Strategy[],
  codes: readonly string[],
): readonly FieldError[] {
  if (strategies.length === 0) return [{ pointer: '/strategies', detail: 'Name one strategy at least.' }];
  return strategies.flatMap(({ name, maxParcels, warehouses = [] }, index) => {
    const faults: FieldError[] = [];
    const at = `/strategies/${index}`;
    if (name === TOGETHER.name || strategies.findIndex((one) => one.name === name) < index)
      faults.push({ pointer: `${at}/name`, detail: `"${name}" is another strategy’s name.` });
    if (maxParcels !== undefined && maxParcels < 1)
      faults.push({ pointer: `${at}/maxParcels`, detail: 'One parcel at least.' });
    warehouses.forEach((code, place) => {
      if (!codes.includes(code))
        faults.push({ pointer: `${at}/warehouses/${place}`, detail: `There is no warehouse "${code}".` });
    });
    return faults;
  });
}
