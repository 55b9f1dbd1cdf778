import { DomainError, type FieldError } from '../../domain/errors';
import type { Channel } from '../../domain/stock/channels';
import { Prisma, type PrismaClient } from '../../prisma/client';
import { retryConflict } from '../../prisma/postgres/retryConflict';
import { bundlesAmong, noOwnStock } from '../bundles/ownStock';
import { knownSkus } from '../catalogue/knownSkus';
import { invalid, invalidAll } from '../http/problems';
import { unknownWarehouses } from './stock';

/** A change of what is on a shelf that somebody asks for; `id` makes it happen once. */
interface Asked {
  readonly id: string;
  readonly sku: string;
  readonly warehouse: string;
  readonly reason: string;
}

/** Pieces, more or fewer; never 0. */
export interface Adjustment extends Asked {
  readonly delta: number;
}

/** How many pieces somebody has counted, those that are reserved with them. */
export interface Count extends Asked {
  readonly counted: number;
}

/** Pieces that go from `warehouse` to another. */
export interface Transfer extends Asked {
  readonly to: string;
  readonly quantity: number;
}

/**
 * Applies adjustments, all or none; those whose id is known are skipped.
 * @param alongside what is written in the same transaction, unless all of them are known.
 * @throws {DomainError} `validation` for unknown SKUs and warehouses, and for more pieces than can be counted, `not-allowed` when
 * fewer pieces would be left than are reserved for orders.
 */
export async function adjustStock(
  prisma: PrismaClient,
  given: readonly Adjustment[],
  actorId: string,
  alongside?: (database: Prisma.TransactionClient) => Promise<void>,
): Promise<{ applied: number; known: number }> {
  const skus = await knownSkus(
    prisma,
    given.map(({ sku }) => sku),
  );
  const named = given.map(({ warehouse }, index) => ({
    pointer: `/adjustments/${index}/warehouse`,
    code: warehouse,
  }));
  const errors = [
    ...unknownSkus(skus, given),
    ...(await countedBundles(prisma, skus, given)),
    ...(await unknownWarehouses(prisma, named)),
  ];
  if (errors.length > 0) throw invalidAll(errors);
  const adjustments = given.map((one) => ({ ...one, sku: skus.get(one.sku) ?? one.sku }));
  const applied = await inOneTransaction(prisma, '/adjustments', async (database) => {
    await lockShelves(database, adjustments);
    const asked = adjustments.map((one) => ({ ...one, kind: 'ADJUST' as const }));
    const fresh = new Set(await writeAsked(database, asked, actorId));
    const changes = adjustments.filter(({ id }) => fresh.has(id)).map((one) => ({ ...one, kind: 'ADJUST' }));
    await change(database, changes, actorId);
    if (changes.length > 0) await alongside?.(database);
    return changes.length;
  });
  return { applied, known: adjustments.length - applied };
}

/**
 * Makes a shelf's count what somebody has counted.
 * @throws {DomainError} `not-allowed` when that is fewer than are reserved for orders, `idempotency-key-reused`.
 */
export async function countStock(prisma: PrismaClient, count: Count, actorId: string): Promise<void> {
  const { id, sku, warehouse, counted, reason } = count;
  await requireWarehouses(prisma, [{ pointer: '/warehouse', code: warehouse }]);
  const isNew = await inOneTransaction(prisma, '/counted', async (database) => {
    const [onHand = 0] = await lockShelves(database, [count]);
    const delta = counted - onHand;
    const asked = { ...count, kind: 'COUNT', delta } as const;
    const [fresh] = await writeAsked(database, [asked], actorId);
    if (fresh === undefined) return false;
    if (delta !== 0) await change(database, [{ id, sku, warehouse, delta, reason, kind: 'COUNT' }], actorId);
    return true;
  });
  if (!isNew) await requireSame(prisma, { id, sku, warehouse, counted, reason, kind: 'COUNT' });
}

/**
 * Takes pieces from one warehouse to another.
 * @throws {DomainError} `validation` naming the field of a warehouse that isn't there, `not-allowed` when fewer pieces would be left than
 * are reserved for orders, `idempotency-key-reused`.
 */
export async function transferStock(
  prisma: PrismaClient,
  transfer: Transfer,
  actorId: string,
): Promise<void> {
  const { id, sku, warehouse, to, quantity, reason } = transfer;
  await requireWarehouses(prisma, [
    { pointer: '/from', code: warehouse },
    { pointer: '/to', code: to },
  ]);
  const isNew = await inOneTransaction(prisma, '/quantity', async (database) => {
    await lockShelves(database, [transfer, { sku, warehouse: to }]);
    const asked = { ...transfer, kind: 'TRANSFER', delta: -quantity } as const;
    const [fresh] = await writeAsked(database, [asked], actorId);
    if (fresh === undefined) return false;
    const move = { id, sku, reason, kind: 'TRANSFER' };
    const moves = [
      { ...move, warehouse, delta: -quantity },
      { ...move, warehouse: to, delta: quantity },
    ];
    await change(database, moves, actorId);
    return true;
  });
  if (!isNew)
    await requireSame(prisma, { id, sku, warehouse, to, delta: -quantity, reason, kind: 'TRANSFER' });
}

/** Keeps so many pieces of a product in a warehouse from being ordered. @throws {DomainError} `validation`. */
export async function keepBack(
  prisma: PrismaClient,
  { sku, warehouse, pieces }: { readonly sku: string; readonly warehouse: string; readonly pieces: number },
): Promise<void> {
  await requireWarehouses(prisma, [{ pointer: '/warehouse', code: warehouse }]);
  await prisma.stock.upsert({
    where: { sku_warehouse: { sku, warehouse } },
    create: { sku, warehouse, safety: pieces },
    update: { safety: pieces, updatedAt: new Date() },
  });
}

/**
 * Keeps the last so many pieces of a product in a warehouse for orders of a channel; 0: for nobody in particular.
 * @throws {DomainError} `validation`.
 */
export async function keepFor(
  prisma: PrismaClient,
  { sku, warehouse, channel, pieces }: PoolChange,
  actorId: string,
): Promise<void> {
  await requireWarehouses(prisma, [{ pointer: '/warehouse', code: warehouse }]);
  const place = { sku, warehouse, channel };
  if (pieces === 0) {
    await prisma.stockPool.deleteMany({ where: place });
    return;
  }
  const pool = { quantity: pieces, actorId, updatedAt: new Date() };
  await prisma.$transaction([
    prisma.stock.upsert({
      where: { sku_warehouse: { sku, warehouse } },
      create: { sku, warehouse },
      update: {},
    }),
    prisma.stockPool.upsert({
      where: { sku_warehouse_channel: place },
      create: { ...place, ...pool },
      update: pool,
    }),
  ]);
}

interface PoolChange {
  readonly sku: string;
  readonly warehouse: string;
  readonly channel: Channel;
  readonly pieces: number;
}

/** @throws {DomainError} `idempotency-key-reused` when what was asked by that id was something else. */
export async function requireSame(
  prisma: PrismaClient,
  asked: Prisma.StockAdjustmentWhereInput,
): Promise<void> {
  if (await prisma.stockAdjustment.findFirst({ where: asked, select: { id: true } })) return;
  throw new DomainError('idempotency-key-reused', 'This Idempotency-Key stands for another change of stock.');
}

async function requireWarehouses(
  prisma: PrismaClient,
  named: Parameters<typeof unknownWarehouses>[1],
): Promise<void> {
  const errors = await unknownWarehouses(prisma, named);
  if (errors.length > 0) throw invalidAll(errors);
}

/** @param pointer the field that asks for more pieces than can be counted. */
async function inOneTransaction<Result>(
  prisma: PrismaClient,
  pointer: string,
  work: (database: Prisma.TransactionClient) => Promise<Result>,
): Promise<Result> {
  try {
    return await retryConflict(() => prisma.$transaction(work));
  } catch (error) {
    if (isBeyondCounting(error)) throw invalid(pointer, 'More pieces than can be counted.');
    if (!isBelowReserved(error)) throw error;
    const detail = 'Fewer pieces would be left than are reserved for orders.';
    throw new DomainError('not-allowed', detail, {}, { cause: error });
  }
}

type Shelf = Pick<Asked, 'sku' | 'warehouse'>;

/** Makes sure of the rows and locks them, in the order in which all writers do; gives what is on hand, shelf by shelf as they were named. */
async function lockShelves(database: Prisma.TransactionClient, shelves: readonly Shelf[]): Promise<number[]> {
  const rows = JSON.stringify(shelves.map(({ sku, warehouse }) => ({ sku, warehouse })));
  await database.$executeRaw`
    INSERT INTO stock (sku, warehouse)
    SELECT DISTINCT sku, warehouse FROM jsonb_to_recordset(${rows}::jsonb) AS a(sku text, warehouse text)
    ORDER BY sku, warehouse ON CONFLICT DO NOTHING`;
  const locked = await database.$queryRaw<(Shelf & { onHand: number })[]>`
    SELECT sku, warehouse, on_hand AS "onHand" FROM stock WHERE (sku, warehouse) IN
      (SELECT sku, warehouse FROM jsonb_to_recordset(${rows}::jsonb) AS a(sku text, warehouse text))
    ORDER BY sku, warehouse FOR UPDATE`;
  return shelves.map(
    ({ sku, warehouse }) => locked.find((row) => row.sku === sku && row.warehouse === warehouse)?.onHand ?? 0,
  );
}

interface AskedChange extends Asked {
  readonly kind: 'ADJUST' | 'COUNT' | 'TRANSFER';
  readonly delta: number;
  readonly counted?: number;
  readonly to?: string;
}

/** Notes what was asked for; gives the ids that nobody has used before. */
async function writeAsked(
  database: Prisma.TransactionClient,
  asked: readonly AskedChange[],
  actorId: string,
): Promise<string[]> {
  const fresh = await database.$queryRaw<{ id: string }[]>`
    INSERT INTO stock_adjustments (id, sku, warehouse, kind, delta, counted, "to", reason, actor_id)
    SELECT id, sku, warehouse, kind, delta, counted, "to", reason, ${actorId}
    FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
      AS a(id text, sku text, warehouse text, kind text, delta int, counted int, "to" text, reason text)
    ON CONFLICT (id) DO NOTHING RETURNING id`;
  return fresh.map(({ id }) => id);
}

async function change(
  database: Prisma.TransactionClient,
  changes: readonly (Asked & { readonly kind: string; readonly delta: number })[],
  actorId: string,
): Promise<void> {
  const rows = changes.map(({ id, sku, warehouse, kind, delta, reason }) => ({
    ...{ cause: id, sku, warehouse, kind, reason, actorId },
    ...{ onHand: delta, reserved: 0 },
  }));
  await database.$executeRaw`SELECT change_stock(${JSON.stringify(rows)}::jsonb)`;
}

function unknownSkus(
  known: ReadonlyMap<string, string>,
  adjustments: readonly Adjustment[],
): readonly FieldError[] {
  return adjustments.flatMap(({ sku }, index) =>
    known.has(sku) ? [] : [{ pointer: `/adjustments/${index}/sku`, detail: `There is no product "${sku}".` }],
  );
}

async function countedBundles(
  prisma: PrismaClient,
  known: ReadonlyMap<string, string>,
  adjustments: readonly Adjustment[],
): Promise<readonly FieldError[]> {
  const bundles = await bundlesAmong(prisma, [...known.values()]);
  return adjustments.flatMap(({ sku }, index) =>
    bundles.has(known.get(sku) ?? sku)
      ? [{ pointer: `/adjustments/${index}/sku`, detail: noOwnStock(sku) }]
      : [],
  );
}

/** PostgreSQL's 22003: the number leaves 32 bits. */
const isBeyondCounting = (error: unknown): boolean =>
  error instanceof Error && /22003|out of range/i.test(error.message);

/** The table's own CHECK says so, whatever came in between. */
const isBelowReserved = (error: unknown): boolean =>
  error instanceof Error && /stock_reserved_within_on_hand/.test(error.message);
