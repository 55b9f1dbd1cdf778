import { identifierText } from '../../domain/text/normalText';
import type { PrismaClient } from '../../prisma/client';

/** Every customer's id that is this one in its form: earlier releases kept them as they were typed. The id itself comes first. */
export async function formsOfCustomer(prisma: PrismaClient, id: string): Promise<readonly string[]> {
  // ASCII has one form alone.
  if (/^[ -~]*$/.test(id)) return [id];
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    SELECT id FROM customers WHERE normalize(id, NFC) = ${id} AND id <> ${id} ORDER BY id`;
  return [id, ...rows.map((row) => row.id)];
}

/** The customer whom the shop has by this id, in whatever form it was kept; the id itself where it has none. */
export async function knownCustomer(prisma: PrismaClient, id: string): Promise<string> {
  const [given = id, ...others] = await formsOfCustomer(prisma, id);
  if (others.length === 0) return given;
  const exact = await prisma.customer.findUnique({ where: { id: given }, select: { id: true } });
  return exact ? given : (others[0] ?? given);
}

/** Whether two ids name one customer. */
export const isSameCustomer = (one: string, other: string): boolean =>
  identifierText(one) === identifierText(other);
