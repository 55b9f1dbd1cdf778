import { z } from 'zod';
import { MOST_WEIGHT_GRAMS } from '../../../domain/packing/packedAs';
import { LONGEST_SCAN, MOST_LINES, MOST_VALUES } from '../../../domain/serials/scans';
import { LONGEST_ANSWER, REGISTER_RESULTS } from '../../../domain/serials/register';
import { SERIAL_CONDITIONS, SERIAL_FAULTS, SERIAL_KINDS } from '../../../domain/serials/serial';
import { instant, line, phone, sku } from '../primitives';
import { boxCode } from './boxes';

const kind = z.enum(SERIAL_KINDS);

/** As a scanner gives it, or as it is printed: blanks and hyphens of an IMEI don't count. */
const scanned = line(LONGEST_SCAN).min(1);

/** What was scanned of the pieces that are packed, by line. */
export const scans = z
  .array(z.strictObject({ lineId: line(60).min(1), values: z.array(scanned).max(MOST_VALUES) }))
  .max(MOST_LINES);
export type ScansJson = z.input<typeof scans>;

export const packRequest = z
  .strictObject({
    warehouse: line(40)
      .min(1)
      .describe('Only what lies there; absent: a parcel for each warehouse.')
      .optional(),
    serials: scans.optional(),
    weightGrams: z.int().min(1).max(MOST_WEIGHT_GRAMS).describe('On the scale.').optional(),
    box: boxCode.optional(),
  })
  .meta({ examples: [{ serials: [{ lineId: '1', values: ['356938035643809'] }] }] });

/** Said anew of a parcel; what is left out stays. */
export const weighRequest = z
  .strictObject({ weightGrams: z.int().min(1).max(MOST_WEIGHT_GRAMS).optional(), box: boxCode.optional() })
  .refine((said) => Object.keys(said).length > 0, 'Say what it weighs, or in which box it is.');

export const checkQuery = z.strictObject({ lineId: line(60).min(1), value: scanned });

/** What would keep a number from being packed. */
const FAULTS = [...SERIAL_FAULTS, 'TAKEN', 'FOREIGN', 'UNREGISTERED'] as const;
export const checkedSerial = z.object({
  kind,
  value: z.string().describe('In its one form.'),
  fault: z
    .object({
      code: z.enum(FAULTS),
      detail: z.string(),
      /** The order that the piece lies in, with `TAKEN`. */
      order: z.object({ id: z.string(), number: z.string() }).optional(),
      /** The product that it is of, with `FOREIGN`. */
      sku: z.string().optional(),
    })
    .nullable()
    .describe('What keeps it from being packed; null: nothing.'),
});
export type CheckedSerialJson = z.infer<typeof checkedSerial>;

const MOST_LISTED = 5_000;
export const listRequest = z.strictObject({
  sku: sku.min(1),
  values: z.array(scanned).min(1).max(MOST_LISTED),
});
export const listResult = z.object({
  listed: z.int().describe('How many were new.'),
  known: z.int(),
});

export const serialParams = z.object({ value: scanned });
export const serialQuery = z.strictObject({
  kind: kind.describe('Where both are alike; the IMEI without it.').optional(),
});

const MOVES = ['LISTED', 'PACKED', 'TAKEN', 'FREED', 'OPEN_BOX', ...REGISTER_RESULTS] as const;
const orderNamed = z.object({ id: z.string(), number: z.string() });
const serialFields = z.object({
  kind,
  value: z.string(),
  sku: z.string(),
  name: z.string().nullable().describe('Null where the product isn’t known any more.'),
  condition: z.enum(SERIAL_CONDITIONS),
  register: z
    .enum(REGISTER_RESULTS)
    .nullable()
    .describe('Of an IMEI, the newest answer of the register of phones; null: nobody asked.'),
  parcel: z
    .object({
      id: z.string(),
      order: orderNamed,
      status: z.string(),
      deliveredAt: instant.nullable(),
      warrantyUntil: instant.nullable(),
    })
    .nullable()
    .describe('Where it lies; null: it is free.'),
  moves: z
    .array(
      z.object({
        step: z.enum(MOVES),
        sku: z.string(),
        order: orderNamed.nullable(),
        parcelId: z.string().nullable(),
        note: z.string().nullable().describe('The register’s own words.'),
        by: z.string(),
        at: instant,
      }),
    )
    .describe('What became of it, oldest first.'),
});
export const serial = serialFields.meta({ id: 'Serial' });
export type SerialJson = z.infer<typeof serial>;

export const openBoxRequest = z.strictObject({
  sku: sku.min(1).describe('The product that it is sold as from now on.'),
  kind: kind.optional(),
});

export const registerCheckRequest = z
  .strictObject({
    result: z.enum(REGISTER_RESULTS),
    answer: line(LONGEST_ANSWER).min(1).describe('In the register’s own words.').optional(),
  })
  .meta({ examples: [{ result: 'REGISTERED', answer: 'This handset is registered.' }] });

export const warrantyQuery = z.strictObject({
  serial: scanned,
  phone: phone.describe('Of the order’s customer or recipient.'),
});
export const warranty = z.object({
  kind,
  serial: z.string(),
  product: z.string(),
  variant: z.string().nullable(),
  deliveredAt: instant,
  warrantyMonths: z.int().nullable().describe('Null: it has none.'),
  warrantyUntil: instant.nullable(),
});
export type WarrantyJson = z.infer<typeof warranty>;
