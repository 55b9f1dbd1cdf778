import type { z } from 'zod';
import type { Sql } from '../../prisma/client';
import { SORT_VALUES, cutPage, readCursor } from '../http/cursor';
import { WATCHED, type WatchedPromisesJson, type watchedQuery } from '../schema/stock/promise';
import { forecastView, type ForecastRow } from './forecastView';

interface Row extends ForecastRow {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly orderStatus: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly promised: string;
}

const SORT = 'promised';

/** A page of the promises of open orders in these states, those first of which the last day is nearest or longest over. */
export async function listPromises(
  prisma: Sql,
  { cursor, limit, state, who }: z.output<typeof watchedQuery>,
): Promise<WatchedPromisesJson> {
  const after = cursor === undefined ? undefined : readCursor(SORT, cursor, SORT_VALUES.text);
  const states = state.map((one) => WATCHED[one]);
  const rows = await prisma.rows<Row>`
    SELECT f.order_id AS "orderId", o.number AS "orderNumber", o.status AS "orderStatus", o.customer_id AS "customerId",
      coalesce(u.name, '') AS "customerName", f.promised_latest::text AS promised, f.state, f.because, f.who, f.days_late AS "daysLate", f.at,
      f.earliest::timestamp AT TIME ZONE 'UTC' AS earliest, f.latest::timestamp AT TIME ZONE 'UTC' AS latest
    FROM promise_forecasts AS f JOIN orders AS o ON o.id = f.order_id JOIN customers AS u ON u.id = o.customer_id
    WHERE f.settled_at IS NULL AND f.state = ANY(${states}) AND (${who ?? null}::text[] IS NULL OR f.who = ANY(${who ?? null}::text[]))
      AND (${after?.value ?? null}::text IS NULL OR (f.promised_latest::text, f.order_id) > (${after?.value ?? ''}, ${after?.id ?? ''}))
    ORDER BY f.promised_latest::text, f.order_id LIMIT ${limit + 1}`;
  const cut = cutPage(rows, limit, SORT, ({ promised, orderId }) => ({ value: promised, id: orderId }));
  return {
    items: cut.items.flatMap(
      ({ orderId, orderNumber, orderStatus, customerId, customerName, promised, ...row }) => {
        const forecast = forecastView(row);
        if (!forecast) return [];
        return [{ ...{ orderId, orderNumber, orderStatus, customerId, customerName, promised }, forecast }];
      },
    ),
    nextCursor: cut.nextCursor,
  };
}
