import type { Sql } from '../../prisma/client';

/** More of one parcel are not looked at: the answer that is sought is among the first. */
const MOST = 5;

/**
 * Reads the payloads of a vendor's webhooks that have this value in that field, oldest first: what they prove is taken for the
 * answer to a call. Not of those that name a consignment which another parcel than theirs has, or which the courier has cancelled.
 */
export function readStoredWebhooks(
  prisma: Sql,
): (provider: string, field: string, value: string) => Promise<unknown[]> {
  return async (provider, field, value) => {
    const rows = await prisma.rows<{ payload: unknown }>`
      SELECT payload FROM webhook_inbox AS w
      WHERE provider = ${provider} AND payload->>${field}::text = ${value}
        AND NOT EXISTS (SELECT 1 FROM shipments AS s
          WHERE s.courier = w.provider AND s.consignment_id = w.message->'payload'->>'consignmentId'
            AND s.id <> w.message->'payload'->>'parcelId')
        AND NOT EXISTS (SELECT 1 FROM order_events AS e
          WHERE e.order_id = w.message->>'orderId' AND e.type = 'ParcelBookingCancelled'
            AND e.data->>'consignmentId' = w.message->'payload'->>'consignmentId')
      ORDER BY id LIMIT ${MOST}`;
    return rows.map(({ payload }) => payload);
  };
}
