import type { z } from 'zod';
import { DomainError, type FieldError } from '../../domain/errors';
import type { Actor } from '../../domain/people/actor';
import {
  nameOfKind,
  normalSerial,
  sayFault,
  serialFault,
  type SerialKind,
} from '../../domain/serials/serial';
import type { PrismaClient } from '../../prisma/client';
import { invalidAll } from '../http/problems';
import type { listRequest } from '../schema/stock/serials';
import { askedKind } from './askedKind';

/**
 * Notes of which product some pieces are, as a delivery's list or the maker's has them. The same list again changes nothing.
 * @throws {DomainError} `validation` with a pointer to each number that is none or comes twice; `serial-foreign` when one is known to be
 * of another product. Nothing is noted then.
 */
export async function listSerials(
  prisma: PrismaClient,
  actor: Actor,
  { sku: asked, values: given }: z.output<typeof listRequest>,
): Promise<{ listed: number; known: number }> {
  const { sku, kind } = await askedKind(prisma, asked);
  const values = readValues(kind, given);
  return prisma.$transaction(async (transaction) => {
    const sorted = [...values].sort();
    const listed = await transaction.$queryRaw<{ value: string }[]>`
      WITH listed AS (
        INSERT INTO serials (kind, value, sku) SELECT ${kind}, value, ${sku} FROM unnest(${sorted}::text[]) AS value
        ON CONFLICT (kind, value) DO NOTHING
        RETURNING value
      )
      INSERT INTO serial_moves (cause, kind, value, step, sku, actor_id)
      SELECT 'list', ${kind}, value, 'LISTED', ${sku}, ${actor.id} FROM listed ORDER BY value
      RETURNING value`;
    const others = await transaction.serial.findMany({
      where: { kind, value: { in: sorted }, NOT: { sku } },
      select: { value: true, sku: true },
    });
    if (others.length > 0) throw foreign(kind, values, others);
    return { listed: listed.length, known: values.length - listed.length };
  });
}

/** In their one form. @throws {DomainError} `validation`. */
function readValues(kind: SerialKind, given: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  const errors: FieldError[] = [];
  const values = given.map((text, index) => {
    const value = normalSerial(kind, text);
    const fault = serialFault({ kind, value });
    const detail = fault ? sayFault(fault, text) : seen.has(value) ? `${value} comes twice.` : undefined;
    if (detail !== undefined) errors.push({ pointer: `/values/${index}`, detail });
    seen.add(value);
    return value;
  });
  if (errors.length > 0) throw invalidAll(errors);
  return values;
}

function foreign(
  kind: SerialKind,
  values: readonly string[],
  others: readonly { readonly value: string; readonly sku: string }[],
): DomainError {
  const skuOf = new Map(others.map(({ value, sku }) => [value, sku]));
  const errors = values.flatMap((value, index): readonly FieldError[] => {
    const sku = skuOf.get(value);
    if (sku === undefined) return [];
    const detail = `The ${nameOfKind(kind)} ${value} is of another product: ${sku}.`;
    return [{ pointer: `/values/${index}`, detail }];
  });
  return new DomainError('serial-foreign', errors[0]?.detail ?? 'A piece is of another product.', { errors });
}
