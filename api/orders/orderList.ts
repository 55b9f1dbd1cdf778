import type { z } from 'zod';
import type { Actor } from '../../domain/people/actor';
import type { Prisma, PrismaClient } from '../../prisma/client';
import type { CountryCode } from '../../domain/address/address';
import { containing } from '../../prisma/postgres/containing';
import { NOTHING_TO_TAKE } from '../../domain/order/status';
import { searchText } from '../../domain/text/searchText';
import { phoneFragments } from '../../reference/phone';
import { SORT_VALUES, cutPage, readCursor, type Cursor } from '../http/cursor';
import type { adminOrderQuery } from '../schema/admin';
import { formsOfSku } from '../catalogue/knownSkus';
import { formsOfCustomer } from '../placing/knownCustomer';
import { endInstant, firstInstant } from './dayFilter';
import { orderSummaryView } from './orderView';
import type { OrderListJson } from '../schema/order';

/** What listing orders takes. */
export interface OrderListDeps {
  readonly prisma: PrismaClient;
  readonly settings: {
    /** Where the shop ships to, and so where numbers are dialled that somebody looks for. */
    readonly shipsTo: readonly CountryCode[];
    /** The shop's time zone, as IANA names it: where a day of a filter begins and ends. */
    readonly timeZone: string;
  };
}

/** Filters of a list of orders, sorting and paging included. */
export type OrderFilter = z.output<typeof adminOrderQuery>;

const SORTS = {
  '-createdAt': { field: 'createdAt', direction: 'desc' },
  createdAt: { field: 'createdAt', direction: 'asc' },
  '-total': { field: 'grandTotal', direction: 'desc' },
  total: { field: 'grandTotal', direction: 'asc' },
  updatedAt: { field: 'updatedAt', direction: 'asc' },
} as const;

/**
 * One page of orders by keyset: what is placed meanwhile neither repeats nor hides an order.
 * @param actor who reads it, which decides how much each row tells.
 * @param scope what the caller may see at all.
 */
export async function listOrders(
  { prisma, settings }: OrderListDeps,
  filter: OrderFilter,
  actor: Actor,
  scope: Prisma.OrderWhereInput = {},
): Promise<OrderListJson> {
  const { field, direction } = SORTS[filter.sort];
  const rows = await prisma.order.findMany({
    where: { AND: [scope, await matching(prisma, filter, settings), beyond(filter)] },
    orderBy: [{ [field]: direction }, { id: direction }],
    take: filter.limit + 1,
    select: {
      id: true,
      number: true,
      externalReference: true,
      customerId: true,
      status: true,
      stage: true,
      paymentStatus: true,
      currency: true,
      createdAt: true,
      updatedAt: true,
      grandTotal: true,
      itemCount: true,
      holdReason: true,
      recipientName: true,
      customer: { select: { name: true } },
    },
  });
  const page = cutPage(rows, filter.limit, filter.sort, (row) => ({
    value: field === 'grandTotal' ? row.grandTotal : row[field].toISOString(),
    id: row.id,
  }));
  return { items: page.items.map((row) => orderSummaryView(row, actor)), nextCursor: page.nextCursor };
}

/** What narrows a list of orders, whatever its order and its page. */
type OrderConditions = Omit<OrderFilter, 'sort' | 'cursor' | 'limit'>;

/** The orders that match the filters. */
export async function matching(
  prisma: PrismaClient,
  filter: OrderConditions,
  { shipsTo, timeZone }: OrderListDeps['settings'],
): Promise<Prisma.OrderWhereInput> {
  const named = await inEveryForm(prisma, filter);
  return { AND: [named, ...conditions(filter, timeZone), searchCondition(filter.q, shipsTo)] };
}

/** The filters by what another system names: orders of earlier releases have it as it was typed. */
async function inEveryForm(
  prisma: PrismaClient,
  { customerId, sku }: OrderConditions,
): Promise<Prisma.OrderWhereInput> {
  const [customers, skus] = await Promise.all([
    customerId ? formsOfCustomer(prisma, customerId) : undefined,
    sku ? formsOfSku(prisma, sku) : undefined,
  ]);
  return {
    ...(customers && { customerId: { in: [...customers] } }),
    ...(skus && { items: { some: { sku: { in: [...skus] } } } }),
  };
}

/** What lies after the cursor in the list's own direction. */
function beyond({ sort, cursor }: OrderFilter): Prisma.OrderWhereInput {
  if (cursor === undefined) return {};
  const { field, direction } = SORTS[sort];
  const { value, id } = readPlace(field, sort, cursor);
  const operator = direction === 'asc' ? 'gt' : 'lt';
  return { OR: [{ [field]: { [operator]: value } }, { [field]: value, id: { [operator]: id } }] };
}

function readPlace(
  field: 'createdAt' | 'updatedAt' | 'grandTotal',
  sort: string,
  cursor: string,
): Cursor<Date | number> {
  if (field === 'grandTotal') return readCursor(sort, cursor, SORT_VALUES.amount);
  const { value, id } = readCursor(sort, cursor, SORT_VALUES.instant);
  return { value: new Date(value), id };
}

function conditions(filter: OrderConditions, zone: string): Prisma.OrderWhereInput[] {
  const { status, paymentStatus, number, externalReference, updatedSince } = filter;
  const { courier, from, to, minTotal, maxTotal, unpaid, overpaid } = filter;
  return [
    status ? { status: { in: status } } : {},
    paymentStatus ? { paymentStatus: { in: paymentStatus } } : {},
    number ? { number: { in: number } } : {},
    externalReference ? { externalReference: { in: externalReference } } : {},
    updatedSince ? { updatedAt: { gte: new Date(updatedSince) } } : {},
    courier ? { shipments: { some: { courier } } } : {},
    from ? { createdAt: { gte: firstInstant(from, zone) } } : {},
    to ? { createdAt: { lt: endInstant(to, zone) } } : {},
    minTotal === undefined ? {} : { grandTotal: { gte: minTotal } },
    maxTotal === undefined ? {} : { grandTotal: { lte: maxTotal } },
    holdCondition(filter.hold),
    unpaid ? DELIVERED_UNPAID : {},
    // What the gauge `orders_overpaid` counts.
    overpaid ? { toGiveBack: { gt: 0 } } : {},
  ];
}

/** What the gauge `orders_delivered_unpaid` counts, from the delivery on. */
const DELIVERED_UNPAID: Prisma.OrderWhereInput = {
  closedAt: null,
  stage: 'Delivered',
  paymentStatus: { notIn: [...NOTHING_TO_TAKE] },
};

function holdCondition(hold: string | undefined): Prisma.OrderWhereInput {
  if (hold === undefined) return {};
  if (hold === 'true') return { holdReason: { not: null } };
  if (hold === 'false') return { holdReason: null };
  return { holds: { some: { reason: hold } } };
}

/** By any part of what staff know an order by; a phone is found however it is written. */
function searchCondition(q: string | undefined, countries: readonly CountryCode[]): Prisma.OrderWhereInput {
  if (!q) return {};
  const contains = containing(q);
  const containsWords = containing(searchText(q));
  const byPhone = [contains, ...phoneFragments(q, countries).map(containing)];
  return {
    OR: [
      { number: contains },
      { externalReference: contains },
      { id: contains },
      { customerId: contains },
      { contactEmail: contains },
      { recipientSearch: containsWords },
      { customer: { OR: [{ nameSearch: containsWords }, { email: contains }] } },
      ...byPhone.flatMap((phone) => [
        { contactPhone: phone },
        { recipientPhone: phone },
        { customer: { phone } },
      ]),
    ],
  };
}
