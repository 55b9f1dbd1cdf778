import { DomainError } from '../../domain/errors';
import { REGISTER_RESULTS, type RegisterResult } from '../../domain/serials/register';
import { SERIAL_CONDITIONS, type SerialCondition, type SerialKind } from '../../domain/serials/serial';
import { warrantyUntil } from '../../domain/serials/warranty';
import { Prisma, type PrismaClient } from '../../prisma/client';
import { instant } from '../http/wire';
import { serial as serialSchema, type SerialJson } from '../schema/stock/serials';
import { formsOf } from './forms';

export const serialNotFound = (): DomainError =>
  new DomainError('not-found', 'Nobody knows of a piece with this number.');

/**
 * Where a piece is, and what became of it.
 * @param text as it was scanned or typed.
 * @throws {DomainError} `not-found`.
 */
export async function readSerial(
  prisma: PrismaClient,
  text: string,
  kind: SerialKind | undefined,
): Promise<SerialJson> {
  const row = await prisma.serial.findFirst({
    where: { OR: formsOf(text, kind).map((form) => ({ ...form })) },
    orderBy: { kind: 'asc' },
  });
  if (!row) throw serialNotFound();
  const product = await prisma.product.findUnique({ where: { sku: row.sku }, select: { name: true } });
  return {
    ...{ kind: row.kind as SerialKind, value: row.value, sku: row.sku, name: product?.name ?? null },
    condition: conditionOf(row.condition),
    register: resultOf(row.registerResult),
    parcel: row.parcelId === null ? null : await readParcel(prisma, row.parcelId, row.warrantyMonths),
    moves: await readMoves(prisma, row.kind, row.value),
  };
}

const conditionOf = (word: string): SerialCondition =>
  SERIAL_CONDITIONS.find((condition) => condition === word) ?? 'NEW';

const resultOf = (word: string | null): RegisterResult | null =>
  REGISTER_RESULTS.find((result) => result === word) ?? null;

async function readParcel(
  prisma: PrismaClient,
  id: string,
  months: number | null,
): Promise<SerialJson['parcel']> {
  const { order, status, deliveredAt } = await prisma.shipment.findUniqueOrThrow({
    where: { id },
    select: { status: true, deliveredAt: true, order: { select: { id: true, number: true } } },
  });
  const delivered = instant(deliveredAt);
  const until = delivered !== null && months !== null ? warrantyUntil(delivered, months) : null;
  return { id, order, status, deliveredAt: delivered, warrantyUntil: until };
}

interface MoveRow {
  readonly step: string;
  readonly sku: string;
  readonly orderId: string | null;
  readonly orderNumber: string | null;
  readonly parcelId: string | null;
  readonly note: string | null;
  readonly by: string;
  readonly at: Date;
}

async function readMoves(prisma: PrismaClient, kind: string, value: string): Promise<SerialJson['moves']> {
  const rows = await prisma.$queryRaw<MoveRow[]>(Prisma.sql`
    SELECT m.step, m.sku, o.id AS "orderId", o.number AS "orderNumber", m.parcel_id AS "parcelId", m.note, m.actor_id AS by, m.at
    FROM serial_moves AS m LEFT JOIN orders AS o ON o.id = m.order_id
    WHERE m.kind = ${kind} AND m.value = ${value} ORDER BY m.id`);
  const steps = serialSchema.shape.moves.element.shape.step;
  return rows.map(({ step, sku, orderId, orderNumber, parcelId, note, by, at }) => ({
    ...{ step: steps.parse(step), sku, parcelId, note, by, at: at.toISOString() },
    order: orderId !== null && orderNumber !== null ? { id: orderId, number: orderNumber } : null,
  }));
}
