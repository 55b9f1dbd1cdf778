import { strategyFaults, type Strategy } from '../../domain/allocation/strategy';
import { DomainError } from '../../domain/errors';
import type { Actor } from '../../domain/people/actor';
import { present } from '../../domain/present';
import type { Prisma } from '../../prisma/client';
import { invalidAll } from '../http/problems';
import {
  allocationRules,
  type AllocationRulesJson,
  type GivenStrategies,
} from '../schema/stock/allocationRules';
import type { WarehouseDeps } from '../warehouses/keepWarehouses';

/** How the shop has warehouses chosen; no strategies and revision 0 where the standard rule chooses. */
export async function readRules({ prisma }: Pick<WarehouseDeps, 'prisma'>): Promise<AllocationRulesJson> {
  const row = await prisma.allocationRules.findUnique({ where: { id: 1 } });
  if (!row) return { strategies: [], revision: 0, changedBy: null, updatedAt: null };
  const { strategies, revision, changedBy, updatedAt } = row;
  return allocationRules.parse({ strategies, revision, changedBy, updatedAt: updatedAt.toISOString() });
}

/**
 * Has warehouses chosen by other strategies from the next order on. The same once more changes nothing.
 * @param expected the revisions one of which they must be at; undefined: whichever they are at.
 * @throws {DomainError} `validation`, which names the field; `precondition-failed`.
 */
export async function keepRules(
  { prisma, now }: Pick<WarehouseDeps, 'prisma' | 'now'>,
  given: GivenStrategies,
  actor: Actor,
  expected: readonly number[] | undefined,
): Promise<void> {
  const strategies: readonly Strategy[] = given.map(({ when, ...strategy }) => ({
    ...present(strategy),
    ...(when && { when: present(when) }),
  }));
  const codes = (await prisma.warehouse.findMany({ select: { code: true } })).map(({ code }) => code);
  const faults = strategyFaults(strategies, codes);
  if (faults.length > 0) throw invalidAll(faults);
  const column = JSON.parse(JSON.stringify(strategies)) as Prisma.InputJsonArray;
  const written = { strategies: column, changedBy: actor.id, updatedAt: now() };
  await prisma.$transaction(async (transaction) => {
    // Of two changes at once the second has to see the first.
    await transaction.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('allocation_rules', 0))::text`;
    const row = await transaction.allocationRules.findUnique({ where: { id: 1 } });
    requireRevision(row?.revision ?? 0, expected);
    if (row && JSON.stringify(sorted(row.strategies)) === JSON.stringify(sorted(column))) return;
    await transaction.allocationRules.upsert({
      where: { id: 1 },
      create: { id: 1, ...written },
      update: { ...written, revision: { increment: 1 } },
    });
  });
}

/** Has warehouses chosen by the standard rule again. */
export async function dropRules({ prisma }: Pick<WarehouseDeps, 'prisma'>): Promise<void> {
  await prisma.allocationRules.deleteMany();
}

function requireRevision(revision: number, expected: readonly number[] | undefined): void {
  if (expected === undefined || expected.includes(revision)) return;
  throw new DomainError(
    'precondition-failed',
    `The strategies have changed since: they are at revision ${revision}. Read them again and decide anew.`,
    { revision },
  );
}

/** PostgreSQL gives a JSON object its members in an order of its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, part]) => [name, sorted(part)]),
  );
}
