import type { z } from 'zod';
import { DomainError } from '../../../domain/errors';
import { searchText } from '../../../domain/text/searchText';
import type { Database, Prisma } from '../../../prisma/client';
import { containing } from '../../../prisma/postgres/containing';
import { shopDay } from '../../../domain/time/shopDay';
import { cutPage, readCursor } from '../../http/cursor';
import { day } from '../../schema/primitives';
import type { IncomingJson, IncomingListJson, incomingQuery } from '../../schema/stock/incoming';

/** What seeing to expected stock takes. */
export interface IncomingDeps {
  readonly prisma: Database;
  readonly now: () => Date;
  readonly settings: { readonly timeZone: string };
}

const withProduct = { product: { select: { name: true, variant: true } } } as const;
type IncomingRow = Prisma.IncomingStockGetPayload<{ include: typeof withProduct }>;

const SORT = 'expectedOn';

/** A page of what is to come, by day: the overdue come first. */
export async function listIncoming(
  deps: IncomingDeps,
  { q, state, cursor, limit }: z.output<typeof incomingQuery>,
): Promise<IncomingListJson> {
  const rows = await deps.prisma.incomingStock.findMany({
    where: {
      closedAt: state === 'open' ? null : { not: null },
      AND: [q ? searchCondition(q) : {}, cursor ? beyond(cursor) : {}],
    },
    include: withProduct,
    orderBy: [{ expectedOn: 'asc' }, { id: 'asc' }],
    take: limit + 1,
  });
  const page = cutPage(rows, limit, SORT, ({ expectedOn, id }) => ({ value: dayOf(expectedOn), id }));
  return { items: page.items.map((row) => incomingView(deps, row)), nextCursor: page.nextCursor };
}

function searchCondition(q: string): Prisma.IncomingStockWhereInput {
  const containsWords = containing(searchText(q));
  return {
    OR: [
      { reference: containing(q) },
      {
        product: {
          OR: [{ skuSearch: containsWords }, { nameSearch: containsWords }, { variantSearch: containsWords }],
        },
      },
    ],
  };
}

function beyond(text: string): Prisma.IncomingStockWhereInput {
  const { value, id } = readCursor(SORT, text, day);
  const expectedOn = new Date(value);
  return { OR: [{ expectedOn: { gt: expectedOn } }, { expectedOn, id: { gt: id } }] };
}

/** @throws {DomainError} `not-found`. */
export async function readIncoming(deps: IncomingDeps, id: string): Promise<IncomingJson> {
  const row = await deps.prisma.incomingStock.findUnique({ where: { id }, include: withProduct });
  if (!row) throw new DomainError('not-found', 'No such stock is expected.');
  return incomingView(deps, row);
}

function incomingView({ now, settings }: IncomingDeps, row: IncomingRow): IncomingJson {
  const { id, sku, product, warehouseCode, quantity, received, reference, createdAt } = row;
  const expectedOn = dayOf(row.expectedOn);
  return {
    ...{ id, sku, name: product.name, variant: product.variant, warehouse: warehouseCode },
    ...{ quantity, received, expectedOn, reference },
    overdue: row.closedAt === null && expectedOn < shopDay(now(), settings.timeZone),
    state: row.closedAt === null ? 'EXPECTED' : row.cancelled ? 'CANCELLED' : 'RECEIVED',
    createdAt: createdAt.toISOString(),
  };
}

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);
