import type { z } from 'zod';
import { rolesWith } from '../../domain/people/permissions';
import { Prisma, type Sql } from '../../prisma/client';
import { SORT_VALUES, cutPage, readCursor } from '../http/cursor';
import { invalidParameter } from '../http/problems';
import { defineRoute } from '../http/route';
import { listQuery } from '../schema/primitives';
import { vendorEventList, type VendorEventListJson } from '../schema/vendorEvents';

const SORT = '-id';

export const vendorEventRoutes = [
  defineRoute({
    method: 'get',
    path: '/api/admin/vendor-events',
    operation: 'listVendorEvents',
    summary: 'Vendors’ signed events that nobody could match or read, newest first',
    tag: 'Back office',
    roles: rolesWith('workInBackOffice'),
    request: { query: listQuery },
    responses: { 200: { description: 'A page of events.', schema: vendorEventList } },
    errors: [],
    handle: async ({ deps, query }) => ({ status: 200, body: await listAlerts(deps.prisma, query) }),
  }),
];

type Item = VendorEventListJson['items'][number];
type Row = Omit<Item, 'receivedAt'> & { readonly receivedAt: Date };

async function listAlerts(
  prisma: Sql,
  { cursor, limit }: z.output<typeof listQuery>,
): Promise<VendorEventListJson> {
  const beyond = cursor === undefined ? Prisma.empty : Prisma.sql`AND id < ${placeOf(cursor)}::bigint`;
  const rows = await prisma.rows<Row>`
    SELECT id::text, provider, event_id AS "eventId", alert, order_id AS "orderId", received_at AS "receivedAt",
      coalesce(payload->>'event', payload->>'type', payload->>'MessageStatus') AS word
    FROM webhook_inbox WHERE alert IS NOT NULL ${beyond}
    ORDER BY webhook_inbox.id DESC LIMIT ${limit + 1}`;
  const page = cutPage(rows, limit, SORT, ({ id }) => ({ value: id, id }));
  const items = page.items.map((row) => ({ ...row, receivedAt: row.receivedAt.toISOString() }));
  return { items, nextCursor: page.nextCursor };
}

/** @throws {DomainError} `validation` for a cursor that names no place in this list. */
function placeOf(cursor: string): string {
  const { id } = readCursor(SORT, cursor, SORT_VALUES.text);
  if (/^\d{1,18}$/.test(id)) return id;
  throw invalidParameter('cursor', 'Use the nextCursor of a page of this list.');
}
