import type { DeliveryPromise } from '../../domain/promise/promise';
import type { PromiseForecast } from '../../prisma/generated/client';
import { forecast as schema, type ForecastJson } from '../schema/stock/promise';
import { dayOf } from '../warehouses/readWarehouses';
import type { OrderJson } from '../schema/order';

export type ForecastRow = Pick<PromiseForecast, 'earliest' | 'latest' | 'state' | 'because' | 'who'> &
  Pick<PromiseForecast, 'daysLate' | 'at'>;

/** A forecast as staff see it; null: nothing was promised, or the order ended on its way. */
export function forecastView(row: ForecastRow | null | undefined): ForecastJson | null {
  if (!row || row.state === null) return null;
  const { earliest, latest, state, because, who, daysLate, at } = row;
  return schema.parse({
    ...{ state, because, who, daysLate },
    earliest: earliest && dayOf(earliest),
    latest: latest && dayOf(latest),
    at: at.toISOString(),
  });
}

/** What its customer sees of it: the days. As the order is placed they are those of its promise. */
export function forecastDays(
  row: ForecastRow | null | undefined,
  promise: DeliveryPromise | undefined,
): OrderJson['forecast'] {
  if (row === undefined) return promise ? { earliest: promise.earliest, latest: promise.latest } : null;
  if (!row?.state) return null;
  return { earliest: row.earliest && dayOf(row.earliest), latest: row.latest && dayOf(row.latest) };
}
