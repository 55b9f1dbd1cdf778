import type { AllocationRulesJson } from '../../../../../api/schema/stock/allocationRules';
import { latinDigits } from '../../../i18n/format';

type StrategyJson = AllocationRulesJson['strategies'][number];

/** The rankings, in the order in which they are offered. */
export const RANKINGS = [
  'nearest',
  'fewest-parcels',
  'cost',
  'priority',
  'soonest',
] as const satisfies readonly StrategyJson['rankBy'][];

/** A strategy as its dialog has it; lists by commas. */
export interface StrategyInForm {
  readonly name: string;
  readonly rankBy: StrategyJson['rankBy'];
  readonly maxParcels: string;
  readonly cities: string;
  readonly countries: string;
  readonly skus: string;
  readonly warehouses: string;
  /** Minor units, and their currency: only the API changes them. */
  readonly totalFrom?: NonNullable<StrategyJson['when']>['totalFrom'];
}

const joined = (list: readonly string[] = []): string => list.join(', ');

/** A strategy that is to be changed, or a new one. */
export const formOf = (strategy: StrategyJson | undefined): StrategyInForm => ({
  name: strategy?.name ?? '',
  rankBy: strategy?.rankBy ?? 'nearest',
  maxParcels: String(strategy?.maxParcels ?? ''),
  cities: joined(strategy?.when?.cities),
  countries: joined(strategy?.when?.countries),
  skus: joined(strategy?.when?.skus),
  warehouses: joined(strategy?.warehouses),
  ...(strategy?.when?.totalFrom && { totalFrom: strategy.when.totalFrom }),
});

/** What is typed, separated by commas; undefined where nothing is. */
function listOf(typed: string): string[] | undefined {
  const words = typed
    .split(/[,،]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
  return words.length > 0 ? words : undefined;
}

/** What can't be sent of a form: a name is missing, or the parcels are no number from 1 to 12. */
export function isComplete({ name, maxParcels }: StrategyInForm): boolean {
  const typed = latinDigits(maxParcels).trim();
  return name.trim() !== '' && (typed === '' || /^([1-9]|1[0-2])$/.test(typed));
}

/** The strategy that a form makes. */
export function strategyOf(form: StrategyInForm): StrategyJson {
  const typed = latinDigits(form.maxParcels).trim();
  const warehouses = listOf(form.warehouses);
  const [cities, countries, skus] = [listOf(form.cities), listOf(form.countries), listOf(form.skus)];
  const when = {
    ...(cities && { cities }),
    ...(countries && { countries: countries.map((code) => code.toUpperCase()) }),
    ...(skus && { skus }),
    ...(form.totalFrom && { totalFrom: form.totalFrom }),
  };
  return {
    name: form.name.trim(),
    ...(Object.keys(when).length > 0 && { when }),
    rankBy: form.rankBy,
    ...(warehouses && { warehouses }),
    ...(typed !== '' && { maxParcels: Number(typed) }),
  };
}

/** A list with one of its items one place earlier. */
export function movedUp<Item>(list: readonly Item[], index: number): readonly Item[] {
  const [before, item] = [list[index - 1], list[index]];
  if (before === undefined || item === undefined) return list;
  return list.map((one, place) => (place === index ? before : place === index - 1 ? item : one));
}
