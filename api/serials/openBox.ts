import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { DomainError } from '../../domain/errors';
import type { Actor } from '../../domain/people/actor';
import type { PrismaClient } from '../../prisma/client';
import { invalid } from '../http/problems';
import type { openBoxRequest } from '../schema/stock/serials';
import { askedKind } from './askedKind';
import { formsOf } from './forms';
import { serialNotFound } from './readSerial';

interface PieceRow {
  readonly kind: string;
  readonly value: string;
  readonly sku: string;
  readonly condition: string;
  readonly parcelId: string | null;
  readonly parcelStatus: string | null;
  readonly orderNumber: string | null;
}

/** Where a piece is in the house again, or can be brought back to it. */
const BACK: readonly string[] = ['RETURNED', 'DELIVERED'];

/**
 * Has a piece that was with a customer sold again as what it is: free, and of a product of its own, so that nobody packs it as a new
 * one. Said once more, it changes nothing.
 * @throws {DomainError} `not-found`; `not-allowed` while it lies in the house in a parcel, or is on its way; `validation` when it can't be
 * sold as that product.
 */
export async function markOpenBox(
  prisma: PrismaClient,
  actor: Actor,
  text: string,
  asked: z.output<typeof openBoxRequest>,
): Promise<void> {
  const { sku, kind } = await askedKind(prisma, asked.sku);
  const values = formsOf(text, asked.kind).map((form) => `${form.kind} ${form.value}`);
  await prisma.$transaction(async (transaction) => {
    const [piece] = await transaction.$queryRaw<PieceRow[]>`
      SELECT s.kind, s.value, s.sku, s.condition, s.parcel_id AS "parcelId", p.status AS "parcelStatus", o.number AS "orderNumber"
      FROM serials AS s LEFT JOIN shipments AS p ON p.id = s.parcel_id LEFT JOIN orders AS o ON o.id = s.order_id
      WHERE s.kind || ' ' || s.value = ANY(${values}) ORDER BY s.kind LIMIT 1 FOR UPDATE OF s`;
    if (!piece) throw serialNotFound();
    if (piece.condition === 'OPEN_BOX' && piece.sku === sku && piece.parcelId === null) return;
    if (piece.parcelId !== null && !BACK.includes(piece.parcelStatus ?? '')) throw notBack(piece);
    if (piece.kind !== kind) throw invalid('/sku', `The product "${sku}" asks for numbers of another kind.`);
    if (piece.condition === 'NEW' && piece.sku === sku)
      throw invalid('/sku', `"${sku}" is what it was sold as new: name the product of opened ones.`);
    await transaction.$executeRaw`
      UPDATE serials SET sku = ${sku}, condition = 'OPEN_BOX', order_id = NULL, parcel_id = NULL, line_id = NULL,
        warranty_months = NULL, moved_at = now()
      WHERE kind = ${piece.kind} AND value = ${piece.value}`;
    await transaction.$executeRaw`
      INSERT INTO serial_moves (cause, kind, value, step, sku, parcel_id, actor_id)
      VALUES (${randomUUID()}, ${piece.kind}, ${piece.value}, 'OPEN_BOX', ${sku}, ${piece.parcelId}, ${actor.id})`;
  });
}

const notBack = ({ orderNumber, parcelStatus }: PieceRow): DomainError =>
  new DomainError(
    'not-allowed',
    `It lies in a parcel of order ${orderNumber} that is ${parcelStatus}, and is not back.`,
  );
