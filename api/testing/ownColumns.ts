import { Prisma, type PrismaClient } from '../../prisma/client';

/** The columns of orders that can be written, for a test that copies them: PostgreSQL generates the others. */
export async function ownColumns(prisma: PrismaClient): Promise<Prisma.Sql> {
  const columns = await prisma.$queryRaw<{ name: string }[]>`
    SELECT quote_ident(column_name) AS name FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name = 'orders' AND is_generated = 'NEVER'`;
  return Prisma.raw(columns.map(({ name }) => name).join(', '));
}
