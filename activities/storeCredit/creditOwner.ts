import type { Sql } from '../../prisma/client';

/** Whose credit account an order's is; undefined: a guest's, who has none. */
export async function readCreditOwner(prisma: Sql, orderId: string): Promise<string | undefined> {
  const [owner] = await prisma.rows<{ id: string; guest: boolean }>`
    SELECT c.id, c.guest FROM orders AS o JOIN customers AS c ON c.id = o.customer_id WHERE o.id = ${orderId}`;
  if (!owner) throw new Error(`There is no order ${orderId}`);
  return owner.guest ? undefined : owner.id;
}
