import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { Actor } from '../../domain/people/actor';
import { normalSerial, sayFault, serialFault } from '../../domain/serials/serial';
import type { PrismaClient } from '../../prisma/client';
import { invalidParameter } from '../http/problems';
import type { registerCheckRequest } from '../schema/stock/serials';
import { serialNotFound } from './readSerial';

/**
 * Notes what the register of phones said of an IMEI when a person asked it. The newest answer counts, the earlier ones stay in the piece's history;
 * the same answer again changes nothing.
 * @param text as it was scanned or typed.
 * @throws {DomainError} `validation` when it is no IMEI; `not-found` when the shop knows of no such piece.
 */
export async function noteRegisterCheck(
  prisma: PrismaClient,
  actor: Actor,
  text: string,
  { result, answer }: z.output<typeof registerCheckRequest>,
): Promise<void> {
  const value = normalSerial('IMEI', text);
  const fault = serialFault({ kind: 'IMEI', value });
  if (fault) throw invalidParameter('value', sayFault(fault, text));
  const noted = await prisma.$executeRaw`
    WITH piece AS (
      SELECT kind, value, sku, order_id, parcel_id, register_result FROM serials WHERE kind = 'IMEI' AND value = ${value} FOR UPDATE
    ), changed AS (
      UPDATE serials AS s SET register_result = ${result} FROM piece AS p WHERE s.kind = p.kind AND s.value = p.value
    ), noted AS (
      INSERT INTO serial_moves (cause, kind, value, step, note, sku, order_id, parcel_id, actor_id)
      SELECT ${randomUUID()}, kind, value, ${result}, ${answer ?? null}, sku, order_id, parcel_id, ${actor.id} FROM piece
      WHERE register_result IS DISTINCT FROM ${result}
    )
    SELECT 1 FROM piece`;
  if (noted === 0) throw serialNotFound();
}
