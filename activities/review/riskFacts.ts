import { ON_DELIVERY } from '../../domain/payment/methods/methods';
import type { RiskFacts } from '../../domain/review/fraud';
import { REFUSED_AT_DOOR } from '../../prisma/refusedAtDoor';
import { readCountry } from '../../reference/country';
import type { ActivityDeps } from '../deps';

/** What is asked of SQL; the countries as they were stored, which was by any name once. */
interface RiskRow extends Omit<RiskFacts, 'countriesDiffer' | 'refusedAtDoor'> {
  readonly refusedAtDoor: number | null;
  readonly billedTo: string | null;
  readonly shippedTo: string | null;
}

/** What the database knows about an order's buyer. Addresses are compared here, so that they stay here. */
export async function gatherRiskFacts({ prisma }: ActivityDeps, orderId: string): Promise<RiskFacts> {
  const rows = await prisma.rows<RiskRow>`
    SELECT customer.guest,
      (SELECT count(*)::int FROM orders AS earlier
       WHERE earlier.customer_id = placed.customer_id AND earlier.delivered_at IS NOT NULL) AS "deliveredOrders",
      (SELECT count(*)::int FROM orders AS earlier
       WHERE earlier.customer_id = placed.customer_id AND earlier.id <> placed.id
         AND earlier.created_at BETWEEN placed.created_at - interval '1 hour' AND placed.created_at)
       AS "ordersLastHour",
      CASE WHEN EXISTS (SELECT 1 FROM payments WHERE order_id = placed.id AND method = ANY(${ON_DELIVERY})) THEN
        ${REFUSED_AT_DOOR}
      END AS "refusedAtDoor",
      placed.billing_address->>'country' AS "billedTo", placed.shipping_address->>'country' AS "shippedTo"
    FROM orders AS placed JOIN customers AS customer ON customer.id = placed.customer_id
    WHERE placed.id = ${orderId}`;
  const [row] = rows;
  if (!row) throw new Error(`There is no order ${orderId}`);
  const { billedTo, shippedTo, refusedAtDoor, ...facts } = row;
  return {
    ...facts,
    countriesDiffer: differ(billedTo, shippedTo),
    ...(refusedAtDoor !== null && { refusedAtDoor }),
  };
}

/** Whether two countries are two, by whatever names; one that isn't known is no sign. */
function differ(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return false;
  return (readCountry(one) ?? one) !== (readCountry(other) ?? other);
}
