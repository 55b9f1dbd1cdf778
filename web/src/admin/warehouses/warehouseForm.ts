import type { Weekday } from '../../../../domain/time/days';
import type { NewWarehouseJson, WarehouseJson } from '../../../../api/schema/stock/warehouses';
import type { TransitZone } from '../../../../domain/promise/zone';
import { latinDigits } from '../../i18n/format';
import { minorUnitExponent, minorUnitsOf } from '../../i18n/minorUnits';

/** The days as a week has them where the shop is. */
export const WEEK: readonly Weekday[] = ['sat', 'sun', 'mon', 'tue', 'wed', 'thu', 'fri'];

/** How far a parcel goes, the nearest first. */
export const COST_ZONES = ['sameCity', 'sameCountry', 'abroad'] as const satisfies readonly TransitZone[];
type CostZone = (typeof COST_ZONES)[number];

/** In which costs are typed. */
export const SHOPS_CURRENCY = 'BDT';

/** A warehouse as the form has it, while it is filled in. */
export interface WarehouseInForm {
  readonly code: string;
  readonly name: string;
  readonly line1: string;
  readonly line2: string;
  readonly area: string;
  readonly city: string;
  readonly postcode: string;
  readonly country: string;
  readonly phone: string;
  /** `16:00`; empty: none. */
  readonly cutOff: string;
  readonly weeklyHolidays: readonly Weekday[];
  /** As it is typed; empty: no limit. */
  readonly dailyCapacity: string;
  /** What a parcel costs, as it is typed; empty: nobody has said. */
  readonly costs: Readonly<Record<CostZone, string>>;
  readonly rank: string;
  readonly pickup: boolean;
  readonly active: boolean;
}

/** What the fields of the form are given. */
export interface FieldsProps {
  readonly form: WarehouseInForm;
  readonly change: (fields: Partial<WarehouseInForm>) => void;
}

/** @param country of a warehouse that has no address yet. */
export function formOf(warehouse: WarehouseJson | undefined, country: string): WarehouseInForm {
  const { address } = warehouse ?? {};
  return {
    code: warehouse?.code ?? '',
    name: warehouse?.name ?? '',
    ...{ line1: address?.line1 ?? '', line2: address?.line2 ?? '', area: address?.area ?? '' },
    ...{ city: address?.city ?? '', postcode: address?.postcode ?? '', phone: address?.phone ?? '' },
    country: address?.country ?? country,
    cutOff: warehouse?.cutOff ?? '',
    weeklyHolidays: warehouse?.weeklyHolidays ?? [],
    dailyCapacity: String(warehouse?.dailyCapacity ?? ''),
    costs: {
      sameCity: typedCost(warehouse?.costs.sameCity),
      sameCountry: typedCost(warehouse?.costs.sameCountry),
      abroad: typedCost(warehouse?.costs.abroad),
    },
    rank: String(warehouse?.rank ?? 0),
    pickup: warehouse?.pickup ?? false,
    active: warehouse?.active ?? true,
  };
}

/** What in a form can't be sent; `address`: a part of it is given, and not the rest. */
export type FormFault = 'code' | 'name' | 'address' | 'weeklyHolidays' | 'dailyCapacity' | 'costs' | 'rank';

export function faultsOf(form: WarehouseInForm): readonly FormFault[] {
  const { line1, city, country } = form;
  const isAddress = line1.trim() !== '' && city.trim() !== '' && country.trim() !== '';
  const faults: readonly (FormFault | false)[] = [
    !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(form.code) && 'code',
    form.name.trim() === '' && 'name',
    hasAddress(form) && !isAddress && 'address',
    form.weeklyHolidays.length >= WEEK.length && 'weeklyHolidays',
    form.dailyCapacity.trim() !== '' && !(wholeOf(form.dailyCapacity) > 0) && 'dailyCapacity',
    !COST_ZONES.every((zone) => isCost(form.costs[zone])) && 'costs',
    Number.isNaN(wholeOf(form.rank)) && 'rank',
  ];
  return faults.filter((fault) => fault !== false);
}

/** What the form sends; of one with faults see {@link faultsOf}. */
export function warehouseOf(form: WarehouseInForm): NewWarehouseJson {
  const { code, name, cutOff, weeklyHolidays, dailyCapacity, rank, pickup, active } = form;
  return {
    ...{ code, name, pickup, active },
    address: hasAddress(form) ? addressOf(form) : null,
    cutOff: cutOff || null,
    weeklyHolidays: [...weeklyHolidays],
    dailyCapacity: dailyCapacity.trim() === '' ? null : wholeOf(dailyCapacity),
    costs: Object.fromEntries(
      COST_ZONES.flatMap((zone) => {
        const cost = minorUnitsOf(form.costs[zone], SHOPS_CURRENCY);
        return cost === undefined ? [] : [[zone, cost]];
      }),
    ),
    rank: wholeOf(rank),
  };
}

/** Whether that can be typed as a cost: nothing, or an amount. */
export const isCost = (typed: string): boolean =>
  typed.trim() === '' || minorUnitsOf(typed, SHOPS_CURRENCY) !== undefined;

const typedCost = (cost: number | undefined): string =>
  cost === undefined ? '' : String(cost / 10 ** minorUnitExponent(SHOPS_CURRENCY));

/** The country alone is where the shop is, and nobody's address. */
const hasAddress = ({ line1, line2, area, city, postcode, phone }: WarehouseInForm): boolean =>
  [line1, line2, area, city, postcode, phone].some((text) => text.trim() !== '');

/** What is empty is left out. */
function addressOf(form: WarehouseInForm): NewWarehouseJson['address'] {
  const { line1, city, country, line2, area, postcode, phone } = form;
  const more = Object.entries({ line2, area, postcode, phone }).filter(([, text]) => text.trim() !== '');
  return { line1, city, country, ...Object.fromEntries(more) };
}

const wholeOf = (typed: string): number => {
  const digits = latinDigits(typed).trim();
  return /^\d{1,7}$/.test(digits) ? Number(digits) : Number.NaN;
};
