import type { FieldError } from '../../domain/errors';
import { AVAILABLE_STOCK } from '../../prisma/availableStock';
import type { Prisma, PrismaClient, Sql } from '../../prisma/client';

/** What of a stock row decides how many of its pieces can be ordered. */
export interface Counts {
  readonly onHand: number;
  readonly reserved: number;
  readonly safety: number;
  /** What is kept for channels. */
  readonly pools: readonly { readonly channel: string; readonly quantity: number }[];
  /** What quotes hold. */
  readonly holds: readonly { readonly quantity: number; readonly expiresAt: Date }[];
}

/** What of a stock row's parts {@link freeOf} counts. */
export const shelfParts = {
  pools: { select: { channel: true, quantity: true } },
  holds: { select: { quantity: true, expiresAt: true } },
} as const satisfies Prisma.StockInclude;

/** Pieces that the shop's pages can sell from a warehouse that takes part: as the SQL function `free_pieces` counts them. */
export function freeOf({ onHand, reserved, safety, pools, holds }: Counts, now = new Date()): number {
  const sum = (parts: readonly { readonly quantity: number }[]): number =>
    parts.reduce((total, { quantity }) => total + quantity, 0);
  const kept = sum(pools.filter(({ channel }) => channel !== 'web'));
  const expired = sum(holds.filter(({ expiresAt }) => expiresAt <= now));
  return Math.max(0, onHand - reserved - safety + expired - kept);
}

/** Pieces that can be ordered now, by SKU as its row has it; a product that isn't there, or a bundle of services, is not in it. */
export async function readAvailable(sql: Sql, skus: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await sql.rows<{ readonly sku: string; readonly available: number | null }>`
    SELECT p.sku, ${AVAILABLE_STOCK} AS available FROM products AS p WHERE p.sku = ANY(${[...new Set(skus)]})`;
  return new Map(
    rows.flatMap(({ sku, available }) => (available === null ? [] : [[sku, available] as const])),
  );
}

/** A field that names a warehouse. */
export interface NamedWarehouse {
  readonly pointer: string;
  readonly code: string;
}

/** What is wrong with the names of warehouses: each that the shop doesn't have. */
export async function unknownWarehouses(
  prisma: PrismaClient,
  named: readonly NamedWarehouse[],
): Promise<readonly FieldError[]> {
  const rows = await prisma.warehouse.findMany({ select: { code: true }, orderBy: { code: 'asc' } });
  const codes = rows.map(({ code }) => code);
  return named.flatMap(({ pointer, code }) =>
    codes.includes(code)
      ? []
      : [{ pointer, detail: `There is no warehouse "${code}". The shop has: ${codes.join(', ')}.` }],
  );
}
