import type { z } from 'zod';
import { DomainError } from '../../../domain/errors';
import type { Actor } from '../../../domain/people/actor';
import { Prisma } from '../../../prisma/client';
import { shopDay } from '../../../domain/time/shopDay';
import { noOwnStock } from '../../bundles/ownStock';
import { knownSkus } from '../../catalogue/knownSkus';
import { invalid } from '../../http/problems';
import type { incomingChange, incomingRequest } from '../../schema/stock/incoming';
import { adjustStock } from '../changes';
import type { IncomingDeps } from './incoming';

interface Expecting {
  readonly body: z.output<typeof incomingRequest>;
  readonly actor: Actor;
  /** The same key is the same delivery; with another body it is refused. */
  readonly key: string;
  readonly bodyHash: string;
}

/**
 * Notes that pieces are to come; returns its id.
 * @throws {DomainError} `validation` or `idempotency-key-reused`.
 */
export async function expectStock(
  deps: IncomingDeps,
  { body, actor, key, bodyHash }: Expecting,
): Promise<string> {
  const { prisma, now } = deps;
  const id = `inc_${key.slice(0, 26)}`;
  const known = await prisma.incomingStock.findUnique({ where: { id } });
  // A repeat is the same delivery still when its day is over by now.
  if (known) return sameDelivery(known, bodyHash);
  requireDayToCome(deps, body.expectedOn);
  const data = {
    ...{ id, bodyHash, quantity: body.quantity, reference: body.reference ?? null, actorId: actor.id },
    sku: await stockedSku(deps, body.sku),
    warehouseCode: await activeWarehouse(deps, body.warehouse),
    expectedOn: new Date(body.expectedOn),
    ...{ createdAt: now(), updatedAt: now() },
  };
  await prisma.incomingStock.createMany({ data: [data], skipDuplicates: true });
  return sameDelivery(await prisma.incomingStock.findUniqueOrThrow({ where: { id } }), bodyHash);
}

function sameDelivery(row: { readonly id: string; readonly bodyHash: string }, bodyHash: string): string {
  if (row.bodyHash === bodyHash) return row.id;
  throw new DomainError('idempotency-key-reused', 'This Idempotency-Key stands for another delivery.');
}

function requireDayToCome({ now, settings }: IncomingDeps, expectedOn: string): void {
  const today = shopDay(now(), settings.timeZone);
  if (expectedOn < today) throw invalid('/expectedOn', `That day is over: it is ${today}.`);
}

async function stockedSku({ prisma }: IncomingDeps, given: string): Promise<string> {
  const sku = (await knownSkus(prisma, [given])).get(given);
  const product = sku === undefined ? null : await prisma.product.findUnique({ where: { sku } });
  if (!product) throw invalid('/sku', `There is no product "${given}".`);
  if (product.bundle) throw invalid('/sku', noOwnStock(product.sku));
  if (!product.stocked) throw invalid('/sku', `"${given}" lies on no shelf.`);
  return product.sku;
}

async function activeWarehouse({ prisma }: IncomingDeps, code: string): Promise<string> {
  const warehouse = await prisma.warehouse.findUnique({ where: { code } });
  if (!warehouse?.active) throw invalid('/warehouse', `There is no warehouse "${code}".`);
  return code;
}

/**
 * Changes how much is to come, when, or what it is called; or says that no more is to come.
 * @throws {DomainError} `not-found`, `validation`, or `not-allowed` when it is closed already.
 */
export async function changeIncoming(
  deps: IncomingDeps,
  id: string,
  { quantity, expectedOn, reference, cancelled }: z.output<typeof incomingChange>,
): Promise<void> {
  const { prisma, now } = deps;
  if (expectedOn !== undefined) requireDayToCome(deps, expectedOn);
  const at = now().toISOString();
  const changed = await prisma.rows<{ readonly id: string }>`
    UPDATE incoming_stock SET quantity = coalesce(${quantity ?? null}::int, quantity),
      expected_on = coalesce(${expectedOn ?? null}::date, expected_on),
      reference = CASE WHEN ${reference !== undefined}::boolean THEN ${reference ?? null}::text ELSE reference END,
      cancelled = ${cancelled ?? false}::boolean AND received < coalesce(${quantity ?? null}::int, quantity),
      closed_at = CASE WHEN ${cancelled ?? false}::boolean OR received = ${quantity ?? null}::int THEN ${at}::timestamptz END,
      updated_at = ${at}::timestamptz
    WHERE id = ${id} AND closed_at IS NULL AND received <= coalesce(${quantity ?? null}::int, quantity)
    RETURNING id`;
  if (changed.length > 0) return;
  const { received } = await openIncoming(prisma, id);
  throw invalid('/quantity', `${received} have come already.`);
}

/** @throws {DomainError} `not-found`, or `not-allowed` when no more is to come. */
async function openIncoming(database: Prisma.TransactionClient, id: string) {
  const row = await database.incomingStock.findUnique({ where: { id } });
  if (!row) throw new DomainError('not-found', 'No such stock is expected.');
  if (row.closedAt === null) return row;
  const why = row.cancelled ? 'It was cancelled: no more is to come.' : 'All of it has come already.';
  throw new DomainError('not-allowed', why);
}

interface Receiving {
  readonly id: string;
  readonly quantity: number;
  readonly actor: Actor;
  /** The same key is one receipt. */
  readonly key: string;
}

/**
 * Books pieces that have come as a receipt and counts them, in one transaction: what is expected and what is on the shelf can't part.
 * With the last of them it is closed.
 * @throws {DomainError} `not-found`, `validation` for more than is expected, `not-allowed` when it is closed, `idempotency-key-reused`.
 */
export async function receiveIncoming(
  { prisma, now }: IncomingDeps,
  { id, quantity, actor, key }: Receiving,
): Promise<void> {
  const row = await prisma.incomingStock.findUnique({ where: { id } });
  if (!row) throw new DomainError('not-found', 'No such stock is expected.');
  const receipt = {
    ...{ id: key, sku: row.sku, warehouse: row.warehouseCode, delta: quantity },
    reason: `Receipt of ${row.reference ?? row.id}`,
  };
  const { known } = await adjustStock(prisma, [receipt], actor.id, async (database) =>
    countReceived(database, { id, quantity, at: now().toISOString() }),
  );
  if (known === 0) return;
  const booked = await prisma.stockAdjustment.findUnique({ where: { id: key } });
  if (booked?.delta !== quantity)
    throw new DomainError('idempotency-key-reused', 'This Idempotency-Key stands for another receipt.');
}

async function countReceived(
  database: Prisma.TransactionClient,
  { id, quantity, at }: { readonly id: string; readonly quantity: number; readonly at: string },
): Promise<void> {
  const counted = await database.$executeRaw`
    UPDATE incoming_stock SET received = received + ${quantity}::int, updated_at = ${at}::timestamptz,
      closed_at = CASE WHEN received + ${quantity}::int = quantity THEN ${at}::timestamptz END
    WHERE id = ${id} AND closed_at IS NULL AND received + ${quantity}::int <= quantity`;
  if (counted > 0) return;
  const open = await openIncoming(database, id);
  throw invalid('/quantity', `${open.quantity - open.received} are still to come.`);
}
