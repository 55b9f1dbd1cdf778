import type { z } from 'zod';
import { DomainError } from '../../domain/errors';
import type { Actor } from '../../domain/people/actor';
import { closureFault } from '../../domain/warehouses/closure';
import { invalid } from '../http/problems';
import type { newClosure } from '../schema/stock/warehouses';
import type { WarehouseDeps } from './keepWarehouses';
import { dayOf, noSuchWarehouse } from './readWarehouses';

type NewClosure = z.output<typeof newClosure>;

/**
 * Closes a warehouse on some days. The same closure once more is the one that is there.
 * @returns whether it was there already.
 * @throws {DomainError} `not-found`; `validation` where it ends before it begins, or another closure has one of its days.
 */
export async function closeWarehouse(
  { prisma, now }: Pick<WarehouseDeps, 'prisma' | 'now'>,
  code: string,
  closure: NewClosure,
  actor: Actor,
): Promise<{ readonly repeated: boolean }> {
  const { from, to, reason } = closure;
  return prisma.$transaction(async (transaction) => {
    // Of two closures at once the second has to see the first.
    const [locked] = await transaction.$queryRaw<
      { code: string }[]
    >`SELECT code FROM warehouses WHERE code = ${code} FOR NO KEY UPDATE`;
    if (!locked) throw noSuchWarehouse(code);
    const rows = await transaction.warehouseClosure.findMany({ where: { warehouseCode: code } });
    const others = rows.map((row) => ({ from: dayOf(row.from), to: dayOf(row.to), reason: row.reason }));
    if (others.some((one) => one.from === from && one.to === to && one.reason === reason)) {
      return { repeated: true };
    }
    const fault = closureFault(closure, others);
    if (fault) throw invalid(`/${fault.field}`, fault.detail);
    await transaction.warehouseClosure.create({
      data: {
        // Closures of a warehouse share no day: the first names one.
        id: `${code}-${from}`,
        ...{ warehouseCode: code, reason, actorId: actor.id },
        ...{ from: new Date(from), to: new Date(to), createdAt: now() },
      },
    });
    return { repeated: false };
  });
}

/**
 * Takes a closure away: the warehouse works on its days again.
 * @throws {DomainError} `not-found`.
 */
export async function reopenWarehouse(
  { prisma }: Pick<WarehouseDeps, 'prisma'>,
  code: string,
  id: string,
): Promise<void> {
  const { count } = await prisma.warehouseClosure.deleteMany({ where: { id, warehouseCode: code } });
  if (count === 0) throw new DomainError('not-found', `The warehouse "${code}" has no such closure.`);
}
