import type { Weekday } from '../time/days';
import type { TransitZone } from '../promise/zone';
import type { Calendar } from './calendar';

/** Where a warehouse is, as an order's address. */
export interface WarehouseAddress {
  readonly line1: string;
  readonly line2?: string | undefined;
  readonly city: string;
  readonly area?: string | undefined;
  readonly postcode?: string | undefined;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** E.164. */
  readonly phone?: string | undefined;
}

/** A place where goods lie and from which they leave. */
export interface Warehouse {
  /** Its short name, by which stock, orders and people know it. */
  readonly code: string;
  readonly name: string;
  /** Absent where nobody has said. */
  readonly address?: WarehouseAddress;
  /** Of those that could serve alike, the lowest comes first. */
  readonly rank: number;
  readonly calendar: Calendar;
  /** What a parcel from there costs, in minor units, by how far it goes; a zone that isn't named: nobody has said. */
  readonly costs: Readonly<Partial<Record<TransitZone, number>>>;
  /** Whether customers fetch orders there. */
  readonly pickup: boolean;
  /** Whether new orders get pieces from it. */
  readonly active: boolean;
  /** Raised by every change of it. */
  readonly revision: number;
}

/** Short enough for a label, and the same in an address, a file and a report. */
export const WAREHOUSE_CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;
export const MOST_CODE_LETTERS = 20;

/** A time of a day, of 24 hours. */
export const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;

/** A week has a working day, or nothing would ever leave. */
export const leavesNoDay = (weeklyHolidays: readonly Weekday[]): boolean => new Set(weeklyHolidays).size >= 7;

/**
 * Why no warehouse may be made inactive, or undefined where it may.
 * @param all every warehouse of the shop, as it would be afterwards.
 */
export const inactiveFault = (all: readonly Pick<Warehouse, 'active'>[]): string | undefined =>
  all.some(({ active }) => active)
    ? undefined
    : 'It is the only active warehouse: make another one active first.';
