import type { Sql } from '../../prisma/client';

/** More of one parcel are not looked at: the answer that is sought is among the first. */
const MOST = 5;

/** Reads the payloads of a vendor's webhooks that have this value in that field, oldest first. */
export function readStoredWebhooks(
  prisma: Sql,
): (provider: string, field: string, value: string) => Promise<unknown[]> {
  return async (provider, field, value) => {
    const rows = await prisma.rows<{ payload: unknown }>`
      SELECT payload FROM webhook_inbox
      WHERE provider = ${provider} AND payload->>${field}::text = ${value}
      ORDER BY id LIMIT ${MOST}`;
    return rows.map(({ payload }) => payload);
  };
}
