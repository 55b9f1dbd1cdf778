import { z } from 'zod';
import { FORECAST_CODES, FORECAST_STATES } from '../../../domain/promise/forecast';
import { TRANSIT_ZONES } from '../../../domain/promise/zone';
import { anyOf, day, holdReason, instant, line, listQuery, page, role } from '../primitives';

/** Why an order comes when it does: of a promise its warehouse and courier alone, of a forecast what happened to it as well. */
const step = z
  .object({
    code: z.enum([
      ...(['CUT_OFF_PASSED', 'HOLIDAY', 'CLOSED', 'FULL', 'LEAVES'] as const),
      ...(['COURIER_HOLIDAY', 'TRANSIT', ...FORECAST_CODES, 'HELD'] as const),
    ]),
    day: day.describe('Of `TRANSIT` the last on which it arrives.'),
    until: day.describe('The last of several days in a row.').optional(),
    cutOff: z.string().optional(),
    reason: z.string().describe('Of `CLOSED`.').optional(),
    zone: z.enum(TRANSIT_ZONES).optional(),
    minDays: z.int().describe('Working days of the courier.').optional(),
    maxDays: z.int().optional(),
    hold: holdReason.optional(),
    owner: role.optional(),
  })
  .meta({ id: 'PromiseStep' });

export const deliveryPromise = z
  .object({ earliest: day, latest: day, because: z.array(step).describe('In the order of the days.') })
  .meta({ id: 'DeliveryPromise' });
export type DeliveryPromiseJson = z.infer<typeof deliveryPromise>;

/** How far it would go. */
export const destination = z
  .strictObject({ city: line(100).min(1), country: line(60).min(2) })
  .meta({ id: 'Destination', description: 'What a promise needs of an address; an address comes first.' });

/** What a customer is told: the days alone. */
export const forecastDays = z
  .object({
    earliest: day.nullable(),
    latest: day.nullable(),
  })
  .meta({ id: 'ForecastDays' });

export const forecast = forecastDays
  .extend({
    state: z.enum(FORECAST_STATES),
    because: z.array(step),
    who: role.nullable(),
    daysLate: z.int().nullable(),
    at: instant,
  })
  .meta({ id: 'Forecast', extends: 'ForecastDays' });
export type ForecastJson = z.infer<typeof forecast>;

/** States of promises that somebody looks for, as they stand in an address. */
export const WATCHED = { 'on-time': 'ON_TIME', 'at-risk': 'AT_RISK', late: 'LATE' } as const;

export const watchedQuery = listQuery.extend({
  state: anyOf(z.enum(['on-time', 'at-risk', 'late'])).default(['at-risk', 'late']),
  who: anyOf(role).optional(),
});

const watchedPromise = z
  .object({
    ...{ orderId: z.string(), orderNumber: z.string(), orderStatus: z.string() },
    ...{ customerId: z.string(), customerName: z.string() },
    promised: day,
    forecast,
  })
  .meta({ id: 'WatchedPromise' });
export const watchedPromises = page(watchedPromise);
export type WatchedPromisesJson = z.infer<typeof watchedPromises>;
