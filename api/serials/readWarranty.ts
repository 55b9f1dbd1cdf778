import type { z } from 'zod';
import { DomainError } from '../../domain/errors';
import type { SerialKind } from '../../domain/serials/serial';
import { warrantyUntil } from '../../domain/serials/warranty';
import type { Sql } from '../../prisma/client';
import { readPhone } from '../../reference/phone';
import type { WarrantyJson, warrantyQuery } from '../schema/stock/serials';
import { formsOf } from './forms';

interface SoldPiece {
  readonly kind: SerialKind;
  readonly value: string;
  readonly name: string;
  readonly variant: string | null;
  readonly deliveredAt: Date;
  readonly warrantyMonths: number | null;
  readonly country: string | null;
  readonly phones: readonly (string | null)[];
}

/**
 * The warranty of a piece, for whoever knows its number and the phone that it was ordered with.
 * @throws {DomainError} `not-found`: one answer for a number that nobody knows, one that wasn't delivered, and a phone of somebody else,
 * since it must not tell who has bought what.
 */
export async function readWarranty(
  sql: Sql,
  { serial, phone }: z.output<typeof warrantyQuery>,
): Promise<WarrantyJson> {
  const forms = JSON.stringify(formsOf(serial));
  const pieces = await sql.rows<SoldPiece>`
    SELECT s.kind, s.value, i.name, i.variant, p.delivered_at AS "deliveredAt", s.warranty_months AS "warrantyMonths",
      o.shipping_address->>'country' AS country, ARRAY[o.recipient_phone, o.contact_phone] AS phones
    FROM jsonb_to_recordset(${forms}::jsonb) AS n(kind text, value text)
    JOIN serials AS s USING (kind, value)
    JOIN shipments AS p ON p.id = s.parcel_id
    JOIN orders AS o ON o.id = s.order_id
    JOIN order_items AS i ON i.order_id = o.id AND i.id = s.line_id
    WHERE p.delivered_at IS NOT NULL ORDER BY s.kind`;
  const piece = pieces.find(({ phones, country }) =>
    phones.includes(readPhone(phone, country ?? 'BD') ?? ''),
  );
  if (!piece) throw new DomainError('not-found', 'No piece was sold with this number to this phone.');
  const { kind, value, name, variant, warrantyMonths } = piece;
  const deliveredAt = new Date(piece.deliveredAt).toISOString();
  return {
    ...{ kind, serial: value, product: name, variant, deliveredAt, warrantyMonths },
    warrantyUntil: warrantyMonths === null ? null : warrantyUntil(deliveredAt, warrantyMonths),
  };
}
