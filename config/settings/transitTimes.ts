import { z } from 'zod';
import { present } from '../../domain/present';
import type { TransitTimes } from '../../domain/promise/transit';
import type { TransitZone } from '../../domain/promise/zone';
import { WEEKDAYS } from '../../domain/time/days';

/** A parcel that takes longer is lost. */
const MOST_DAYS = 90;

const wholeDays = z.int('must be whole days').min(0, 'must be 0 or more').max(MOST_DAYS);

const zone = z
  .strictObject({ minDays: wholeDays, maxDays: wholeDays })
  .refine(({ minDays, maxDays }) => minDays <= maxDays, {
    path: ['maxDays'],
    message: 'must be minDays or more',
  });

const BY_ZONE = {
  sameCity: zone.optional(),
  sameCountry: zone.optional(),
  abroad: zone.optional(),
} satisfies Readonly<Record<TransitZone, z.ZodType>>;

const times = z.strictObject({
  ...BY_ZONE,
  weeklyHolidays: z
    .array(z.enum(WEEKDAYS))
    .refine((days) => new Set(days).size < WEEKDAYS.length, 'must leave a day on which the courier works')
    .default([]),
  holidays: z.array(z.iso.date('must be days such as "2027-03-20"')).default([]),
});

/** How long parcels are with the courier, as JSON: see `TransitTimes`. A fault names its field. */
export const transitTimes = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'must be JSON' });
      return z.NEVER;
    }
  })
  .pipe(times)
  .transform(({ weeklyHolidays, holidays, ...zones }): TransitTimes => ({
    ...{ weeklyHolidays, holidays },
    zones: present(zones),
  }));
