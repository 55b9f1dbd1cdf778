import { z } from 'zod';
import { MOST_STRATEGIES, RANKINGS } from '../../../domain/allocation/strategy';
import { givenCurrency, instant, line, money, sku } from '../primitives';

const MOST = 50;

const countries = z
  .array(z.string().regex(/^[A-Z]{2}$/, 'an ISO 3166-1 code such as "BD"'))
  .min(1)
  .max(MOST);

const strategy = z
  .strictObject({
    name: line(60).min(1),
    when: z
      .strictObject({
        cities: z.array(line(100).min(1)).min(1).max(MOST).optional(),
        countries: countries.optional(),
        totalFrom: z
          .strictObject({ amount: z.int().min(0).max(2_000_000_000), currency: givenCurrency })
          .optional(),
        skus: z.array(sku.min(1)).min(1).max(MOST).describe('It has one of them.').optional(),
      })
      .optional(),
    rankBy: z.enum(RANKINGS),
    warehouses: z.array(line(64).min(1)).min(1).max(MOST).describe('Absent: all.').optional(),
    maxParcels: z.int().min(1).max(12).optional(),
  })
  .meta({ id: 'GivenStrategy' });

const words = z.array(z.string()).optional();
const kept = z
  .object({
    name: z.string(),
    when: z.object({ cities: words, countries: words, totalFrom: money.optional(), skus: words }).optional(),
    rankBy: z.enum(RANKINGS),
    warehouses: words,
    maxParcels: z.int().optional(),
  })
  .meta({ id: 'AllocationStrategy' });

/** The first that is for an order, and can serve it within its parcels, chooses. */
export const allocationRules = z
  .object({
    strategies: z.array(kept),
    revision: z.int().describe('0: the standard rule chooses.'),
    changedBy: z.string().nullable(),
    updatedAt: instant.nullable(),
  })
  .meta({ id: 'AllocationRules' });
export type AllocationRulesJson = z.infer<typeof allocationRules>;

export const allocationRulesRequest = z
  .strictObject({ strategies: z.array(strategy).min(1).max(MOST_STRATEGIES) })
  .meta({
    id: 'AllocationRulesRequest',
    examples: [{ strategies: [{ name: 'Near', rankBy: 'nearest' }] }],
  });
export type GivenStrategies = z.output<typeof allocationRulesRequest>['strategies'];
