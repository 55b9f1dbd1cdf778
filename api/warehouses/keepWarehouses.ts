import { DomainError } from '../../domain/errors';
import { namesOf } from '../../domain/namesOf';
import { present } from '../../domain/present';
import { inactiveFault } from '../../domain/warehouses/warehouse';
import { Prisma, type Database } from '../../prisma/client';
import { bodyHash } from '../http/idempotency';
import { invalid } from '../http/problems';
import type { NewWarehouse, WarehouseChange } from '../schema/stock/warehouses';
import { readGivenAddress } from './givenAddress';
import { noSuchWarehouse } from './readWarehouses';

/** What keeping warehouses takes. */
export interface WarehouseDeps {
  readonly prisma: Database;
  readonly now: () => Date;
  /** Its `timeZone` says which day it is. */
  readonly settings: { readonly timeZone: string };
}

/**
 * Opens a warehouse. The same request once more finds it as it is, and changes nothing.
 * @returns whether it was there already.
 * @throws {DomainError} `validation` where another warehouse has the code.
 */
export async function createWarehouse(
  { prisma, now }: Pick<WarehouseDeps, 'prisma' | 'now'>,
  { address, ...given }: NewWarehouse,
): Promise<{ readonly repeated: boolean }> {
  const at = now();
  const fields = { ...given, address: toColumn(address) };
  const { count } = await prisma.warehouse.createMany({
    data: [{ ...fields, createdAt: at, updatedAt: at }],
    skipDuplicates: true,
  });
  if (count > 0) return { repeated: false };
  const there = await prisma.warehouse.findUniqueOrThrow({ where: { code: given.code } });
  if (changesOf(fields, there).length === 0) return { repeated: true };
  throw invalid('/code', `There is a warehouse "${given.code}" already.`);
}

/**
 * Changes a warehouse; its revision rises where anything is another than before.
 * @param expected the revisions one of which it must be at; undefined: whichever it is at.
 * @throws {DomainError} `not-found`, `precondition-failed`, `not-allowed` where no warehouse would be active any more.
 */
export async function changeWarehouse(
  { prisma, now }: Pick<WarehouseDeps, 'prisma' | 'now'>,
  code: string,
  { address, ...given }: WarehouseChange,
  expected: readonly number[] | undefined,
): Promise<void> {
  const fields = { ...given, ...(address !== undefined && { address: toColumn(address) }) };
  await prisma.$transaction(async (transaction) => {
    // All of them: of two that are made inactive at once the second has to see the first.
    await transaction.$queryRaw`SELECT code FROM warehouses ORDER BY code FOR NO KEY UPDATE`;
    const all = await transaction.warehouse.findMany();
    const before = all.find((one) => one.code === code);
    if (!before) throw noSuchWarehouse(code);
    requireRevision(before.revision, expected);
    if (changesOf(fields, before).length === 0) return;
    const fault = inactiveFault(
      all.map((one) => (one.code === code ? { active: fields.active ?? one.active } : one)),
    );
    if (fault !== undefined) throw new DomainError('not-allowed', fault);
    await transaction.warehouse.update({
      where: { code },
      data: { ...present(fields), revision: { increment: 1 }, updatedAt: now() },
    });
  });
}

function requireRevision(revision: number, expected: readonly number[] | undefined): void {
  if (expected === undefined || expected.includes(revision)) return;
  throw new DomainError(
    'precondition-failed',
    `The warehouse has changed since: it is at revision ${revision}. Read it again and decide anew.`,
    { revision },
  );
}

const toColumn = (address: NewWarehouse['address']): Prisma.InputJsonObject =>
  address === null ? {} : { ...readGivenAddress(address) };

/** The names of the fields that are given another value than the row has. */
function changesOf<Fields extends object>(given: Fields, row: { readonly [Name in keyof Fields]?: unknown }) {
  return namesOf(given).filter((name) => given[name] !== undefined && !isSame(given[name], row[name]));
}

/** PostgreSQL gives a JSON object its members in an order of its own. */
const isSame = (one: unknown, other: unknown): boolean => bodyHash(one) === bodyHash(other);
