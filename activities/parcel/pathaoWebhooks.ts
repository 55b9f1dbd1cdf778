import type { Sql } from '../../prisma/client';

/** What Pathao's webhooks have said of a parcel, by the id that we gave it, oldest first. */
export async function readPathaoWebhooks(prisma: Sql, parcelId: string): Promise<unknown[]> {
  const rows = await prisma.rows<{ payload: unknown }>`
    SELECT payload FROM webhook_inbox
    WHERE provider = 'pathao' AND payload->>'merchant_order_id' = ${parcelId}
    ORDER BY id LIMIT 5`;
  return rows.map(({ payload }) => payload);
}
