import { z } from 'zod';
import { DAY_MS, type AppeasementLimits } from '../../domain/appeasement/limits';
import { STAFF_ROLES } from '../../domain/people/actor';

const CURRENCIES: readonly string[] = Intl.supportedValuesOf('currency');
const MOST = 1_000_000_000;
const MOST_DAYS = 3_650;

const amount = z.int('must be a whole number of minor units').min(0).max(MOST);
const byRole = z.partialRecord(z.enum(STAFF_ROLES), amount);

const limits = z.strictObject({
  withinDays: z.int('must be whole days').min(1).max(MOST_DAYS),
  currencies: z
    .record(
      z.string(),
      z.strictObject({
        perDay: byRole,
        atOnce: byRole.optional(),
        perCustomer: amount,
        perPhone: amount.optional(),
      }),
    )
    .superRefine((given, context) => {
      for (const code of Object.keys(given)) {
        if (CURRENCIES.includes(code)) continue;
        context.addIssue({ code: 'custom', path: [code], message: 'must be an ISO 4217 code such as "BDT"' });
      }
    }),
});

/** How much goodwill is given without anybody else's word, as JSON: see `AppeasementLimits`. A fault names its field. */
export const goodwillLimits = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'must be JSON' });
      return z.NEVER;
    }
  })
  .pipe(limits)
  .transform(({ withinDays, currencies }): AppeasementLimits => ({
    withinMs: withinDays * DAY_MS,
    currencies,
  }));
