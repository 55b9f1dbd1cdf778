import { bundleOf } from '../../domain/bundles/bundle';
import type { OrderState } from '../../domain/order/order';
import type { Actor } from '../../domain/people/actor';
import type { Database, Sql } from '../../prisma/client';
import type { AdminOrderListJson, AdminOrderSummaryJson } from '../schema/admin';
import { listOrders, type OrderFilter, type OrderListDeps } from './orderList';

/** What reading the list takes beside what any list of orders takes. */
type StaffListDeps = OrderListDeps & { readonly prisma: Database };

/** One page of orders with what staff tell them apart by: where each goes, whom to ring, what stands first in it. */
export async function listForStaff(
  deps: StaffListDeps,
  filter: OrderFilter,
  actor: Actor,
): Promise<AdminOrderListJson> {
  const { items, nextCursor } = await listOrders(deps, filter, actor);
  const details = await readDetails(
    deps.prisma,
    items.map(({ id }) => id),
  );
  return { items: items.map((item) => ({ ...item, ...(details.get(item.id) ?? NONE) })), nextCursor };
}

type Details = Pick<AdminOrderSummaryJson, 'city' | 'phone' | 'firstItem' | 'lineCount'>;

/** Of an order that went between the two reads. */
const NONE: Details = { city: '', phone: null, firstItem: null, lineCount: 0 };

interface DetailRow {
  readonly id: string;
  readonly city: string | null;
  readonly phone: string | null;
  readonly firstId: string | null;
  readonly name: string | null;
  readonly variant: string | null;
  readonly quantity: number | null;
  readonly bundles: OrderState['bundles'] | null;
  readonly lineCount: number;
}

/** Of all orders of a page by one statement: Prisma would fetch every line of each to keep the first. */
async function readDetails(prisma: Sql, ids: readonly string[]): Promise<ReadonlyMap<string, Details>> {
  if (ids.length === 0) return new Map();
  const rows = await prisma.rows<DetailRow>`
    SELECT o.id, o.shipping_address->>'city' AS city,
      coalesce(o.recipient_phone, o.contact_phone, c.phone) AS phone,
      first.id AS "firstId", first.name, first.variant, first.quantity, o.state->'bundles' AS bundles,
      (SELECT count(*)::int FROM order_items WHERE order_id = o.id) AS "lineCount"
    FROM orders AS o
    JOIN customers AS c ON c.id = o.customer_id
    LEFT JOIN LATERAL (
      SELECT id, name, variant, quantity FROM order_items WHERE order_id = o.id ORDER BY position LIMIT 1) AS first ON true
    WHERE o.id = ANY(${ids})`;
  return new Map(rows.map((row) => [row.id, detailsOf(row)]));
}

/** A bundle stands for the lines of its components. */
function detailsOf({ city, phone, bundles, lineCount, ...first }: DetailRow): Details {
  const { firstId, name, variant, quantity } = first;
  const line = name === null || quantity === null ? null : { name, variant, quantity };
  const bundle = firstId === null ? undefined : bundleOf(bundles ?? undefined, firstId);
  const firstItem = bundle
    ? { name: bundle.name, variant: bundle.variant ?? null, quantity: bundle.quantity }
    : line;
  const components = (bundles ?? []).reduce((sum, { lineIds }) => sum + lineIds.length - 1, 0);
  return { city: city ?? '', phone, firstItem, lineCount: lineCount - components };
}
