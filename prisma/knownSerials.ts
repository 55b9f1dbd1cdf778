import type { KnownSerial } from '../domain/serials/claims';
import type { Serial } from '../domain/serials/serial';
import { present } from '../domain/present';
import { isUnlawful } from '../domain/serials/register';
import type { Sql } from './client';

interface KnownRow extends Serial {
  readonly sku: string;
  readonly orderId: string | null;
  readonly orderNumber: string | null;
  readonly parcelId: string | null;
  readonly registerResult: string | null;
}

/** What the shop knows of some pieces, in no order; of those that nobody knows, nothing. */
export async function readKnownSerials(
  sql: Sql,
  serials: readonly Serial[],
): Promise<readonly (KnownSerial & { readonly orderId?: string })[]> {
  const wanted = JSON.stringify(serials.map(({ kind, value }) => ({ kind, value })));
  const rows = await sql.rows<KnownRow>`
    SELECT s.kind, s.value, s.sku, o.id AS "orderId", o.number AS "orderNumber", s.parcel_id AS "parcelId",
      s.register_result AS "registerResult"
    FROM jsonb_to_recordset(${wanted}::jsonb) AS n(kind text, value text)
    JOIN serials AS s USING (kind, value) LEFT JOIN orders AS o ON o.id = s.order_id`;
  return rows.map(({ orderId, orderNumber, parcelId, registerResult, ...serial }) => ({
    ...serial,
    ...present({
      orderId: orderId ?? undefined,
      orderNumber: orderNumber ?? undefined,
      parcelId: parcelId ?? undefined,
      unregistered: isUnlawful(registerResult) ? (true as const) : undefined,
    }),
  }));
}
