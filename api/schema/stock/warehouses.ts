import { z } from 'zod';
import { TRANSIT_ZONES } from '../../../domain/promise/zone';
import { WEEKDAYS } from '../../../domain/time/days';
import {
  MOST_CODE_LETTERS,
  TIME_OF_DAY,
  WAREHOUSE_CODE,
  leavesNoDay,
} from '../../../domain/warehouses/warehouse';
import { day, line, phone } from '../primitives';

/** Of what is looked for, any text: one that no warehouse can have is none that there is. */
export const warehouseParams = z.object({ code: line(64).min(1) });
export const closureParams = warehouseParams.extend({ id: line(64).min(1) });

/** Where it is, as it is answered. */
const warehouseAddress = z
  .object({
    line1: z.string(),
    line2: z.string().optional(),
    city: z.string(),
    area: z.string().optional(),
    postcode: z.string().optional(),
    country: z.string(),
    phone: z.string().optional(),
  })
  .meta({ id: 'WarehouseAddress' });

const closure = z
  .object({ id: z.string(), from: day, to: day, reason: z.string() })
  .meta({ id: 'WarehouseClosure' });

export const warehouseCosts = z.partialRecord(z.enum(TRANSIT_ZONES), z.int().min(0).max(1_000_000_000));

export const warehouse = z
  .object({
    code: z.string(),
    name: z.string(),
    address: warehouseAddress.nullable(),
    rank: z.int(),
    cutOff: z
      .string()
      .nullable()
      .describe('By the shop’s clock: what is ordered before it leaves on the same day. Null: no promises.'),
    weeklyHolidays: z.array(z.enum(WEEKDAYS)),
    dailyCapacity: z.int().nullable().describe('Parcels in a day; null: no limit.'),
    costs: warehouseCosts.describe('Of a parcel; minor units.'),
    pickup: z.boolean(),
    active: z.boolean(),
    closures: z.array(closure).describe('Those that are not over, the next first.'),
    revision: z.int(),
  })
  .meta({ id: 'Warehouse' });
export type WarehouseJson = z.infer<typeof warehouse>;

/** All of a shop's: nobody has pages of them. */
export const warehouseList = z.object({ items: z.array(warehouse) }).meta({ id: 'WarehouseList' });
export type WarehouseListJson = z.infer<typeof warehouseList>;

const givenAddress = z.strictObject({
  line1: line(200).min(1),
  line2: line(200).optional(),
  city: line(100).min(1),
  area: line(100).min(1).optional(),
  postcode: line(20).optional(),
  country: line(60).min(2),
  phone: phone.optional(),
});
export type GivenWarehouseAddress = z.output<typeof givenAddress>;

const weeklyHolidays = z
  .array(z.enum(WEEKDAYS))
  .max(WEEKDAYS.length)
  .superRefine((days, context) => {
    for (const [index, name] of days.entries()) {
      if (days.indexOf(name) === index) continue;
      context.addIssue({ code: 'custom', path: [index], message: `"${name}" comes twice.` });
    }
    if (leavesNoDay(days)) context.addIssue({ code: 'custom', message: 'A week needs a working day.' });
  })
  // One order of them, so that the same days are the same list.
  .overwrite((days) => WEEKDAYS.filter((name) => days.includes(name)));

const MOST_RANK = 1_000;
const MOST_PARCELS = 1_000_000;

const fields = {
  name: line(120).min(1),
  address: givenAddress.nullable(),
  rank: z.int().min(0).max(MOST_RANK),
  cutOff: z.string().regex(TIME_OF_DAY, 'a time of 24 hours such as "16:00"').nullable(),
  weeklyHolidays,
  dailyCapacity: z.int().min(1).max(MOST_PARCELS).nullable(),
  costs: warehouseCosts,
  pickup: z.boolean(),
  active: z.boolean(),
};

export const newWarehouse = z
  .strictObject({
    code: line(MOST_CODE_LETTERS)
      .min(1)
      .regex(WAREHOUSE_CODE, 'lower-case letters and digits, with hyphens between them, such as "dhaka-2"'),
    name: fields.name,
    address: fields.address.default(null),
    rank: fields.rank.default(0),
    cutOff: fields.cutOff.default(null),
    weeklyHolidays: fields.weeklyHolidays.default([]),
    dailyCapacity: fields.dailyCapacity.default(null),
    costs: fields.costs.default({}),
    pickup: fields.pickup.default(false),
    active: fields.active.default(true),
  })
  .meta({
    id: 'NewWarehouse',
    examples: [{ code: 'sylhet', name: 'Sylhet', cutOff: '15:00', weeklyHolidays: ['fri'] }],
  });
export type NewWarehouse = z.output<typeof newWarehouse>;
export type NewWarehouseJson = z.input<typeof newWarehouse>;

/** What is given replaces what the warehouse has; what is left out stays. */
export const warehouseChange = z
  .strictObject({
    name: fields.name.optional(),
    address: fields.address.optional(),
    rank: fields.rank.optional(),
    cutOff: fields.cutOff.optional(),
    weeklyHolidays: fields.weeklyHolidays.optional(),
    dailyCapacity: fields.dailyCapacity.optional(),
    costs: fields.costs.optional(),
    pickup: fields.pickup.optional(),
    active: fields.active.optional(),
  })
  .meta({ id: 'WarehouseChange', examples: [{ cutOff: '14:30', dailyCapacity: 200 }] });
export type WarehouseChange = z.output<typeof warehouseChange>;
export type WarehouseChangeJson = z.input<typeof warehouseChange>;

export const newClosure = z
  .strictObject({ from: day, to: day, reason: line(80).min(1).describe('Customers read it.') })
  .meta({ id: 'NewClosure', examples: [{ from: '2027-03-20', to: '2027-03-22', reason: 'Eid al-Fitr' }] });
export type NewClosureJson = z.input<typeof newClosure>;
