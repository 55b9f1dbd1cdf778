import type { RiskFacts } from '../../domain/review/fraud';
import type { ActivityDeps } from '../deps';

/** What the database knows about an order's buyer. Addresses are compared here, so that they stay here. */
export async function gatherRiskFacts({ prisma }: ActivityDeps, orderId: string): Promise<RiskFacts> {
  const rows = await prisma.rows<RiskFacts>`
    SELECT customer.guest,
      (SELECT count(*)::int FROM orders AS earlier
       WHERE earlier.customer_id = placed.customer_id AND earlier.delivered_at IS NOT NULL) AS "deliveredOrders",
      (SELECT count(*)::int FROM orders AS earlier
       WHERE earlier.customer_id = placed.customer_id AND earlier.id <> placed.id
         AND earlier.created_at BETWEEN placed.created_at - interval '1 hour' AND placed.created_at)
       AS "ordersLastHour",
      coalesce(placed.billing_address->>'country' <> placed.shipping_address->>'country', false)
        AS "countriesDiffer"
    FROM orders AS placed JOIN customers AS customer ON customer.id = placed.customer_id
    WHERE placed.id = ${orderId}`;
  const facts = rows[0];
  if (!facts) throw new Error(`There is no order ${orderId}`);
  return facts;
}
