import { z } from 'zod';
import {
  CUSTOMER_ROLES,
  REFUND_METHODS,
  type RefundMethod,
  type RefundStatus,
} from '../../domain/refunds/refund';
import { leftToRefund } from '../../domain/refunds/refunds';
import { piecesLeft, shippingLeft } from '../../domain/refunds/shares';
import type { Database, Prisma, Sql } from '../../prisma/client';
import { asOrderState } from '../engine/snapshot';
import { SORT_VALUES, cutPage, readCursor } from '../http/cursor';
import { money } from '../http/wire';
import { refundKind, refundOrigin } from './refundKind';
import { readRefundSteps, refundKey, type RefundSteps } from './refundSteps';
import type { OrderRefundsJson, RefundJson, RefundListJson, refundQuery } from '../schema/money/refunds';

/** What reading refunds takes. */
export interface RefundReadDeps {
  readonly prisma: Database;
  readonly now: () => Date;
}

/** The order's refunds, and what of its money, lines and delivery can still be given back. */
export async function readRefundsOf(
  { prisma, now }: RefundReadDeps,
  orderId: string,
): Promise<OrderRefundsJson> {
  const [order, rows, moves, steps] = await Promise.all([
    prisma.order.findUniqueOrThrow({ where: { id: orderId }, select: { state: true } }),
    prisma.refund.findMany({ where: { orderId }, orderBy: { requestedAt: 'asc' } }),
    readMoves(prisma, [orderId]),
    readRefundSteps(prisma, [orderId]),
  ]);
  const state = asOrderState(order.state);
  const { currency } = state;
  return {
    items: rows.map((row) => refundView(row, { moves, steps, grandTotal: state.totals.grand, now: now() })),
    left: money(leftToRefund(state), currency),
    lines: state.lines.map((line) => ({ lineId: line.id, quantity: Math.max(0, piecesLeft(state, line)) })),
    shipping: money(Math.max(0, shippingLeft(state)), currency),
  };
}

const SORT = 'requestedAt';
const OLDEST_FIRST = [
  { requestedAt: 'asc' },
  { orderId: 'asc' },
  { id: 'asc' },
] satisfies Prisma.RefundOrderByWithRelationInput[];

/** One page of refunds, those first that wait longest. */
export async function listRefunds(
  { prisma, now }: RefundReadDeps,
  { cursor, limit, status, origin, method }: z.output<typeof refundQuery>,
): Promise<RefundListJson> {
  const rows = await prisma.refund.findMany({
    where: {
      ...(status && { status: { in: status } }),
      AND: [
        ...(origin ? [{ OR: origin.map((one) => OF_ORIGIN[one]) }] : []),
        ...(method ? [{ OR: method.map(goesBy) }] : []),
        ...(cursor === undefined ? [] : [beyond(cursor)]),
      ],
    },
    include: { order: { select: { number: true, grandTotal: true, customer: { select: { name: true } } } } },
    orderBy: OLDEST_FIRST,
    take: limit + 1,
  });
  const page = cutPage(rows, limit, SORT, ({ requestedAt, orderId, id }) => ({
    value: requestedAt.toISOString(),
    id: `${orderId}/${id}`,
  }));
  const orderIds = page.items.map(({ orderId }) => orderId);
  const [moves, steps] = await Promise.all([readMoves(prisma, orderIds), readRefundSteps(prisma, orderIds)]);
  return {
    items: page.items.map((row) => ({
      ...refundView(row, { moves, steps, grandTotal: row.order.grandTotal, now: now() }),
      orderId: row.orderId,
      orderNumber: row.order.number,
      customerName: row.order.customer.name ?? '',
    })),
    nextCursor: page.nextCursor,
  };
}

const OF_ORIGIN: Readonly<Record<RefundJson['origin'], Prisma.RefundWhereInput>> = {
  APPEASEMENT: { purpose: 'APPEASEMENT' },
  CUSTOMER: { purpose: null, requestedRole: { in: [...CUSTOMER_ROLES] } },
  STAFF: { purpose: null, requestedRole: { notIn: [...CUSTOMER_ROLES] } },
};

/** Null: the way it came. */
const goesBy = (method: RefundMethod): Prisma.RefundWhereInput => ({
  method: method === 'original' ? null : method,
});

function beyond(text: string): Prisma.RefundWhereInput {
  const { value, id: place } = readCursor(SORT, text, SORT_VALUES.instant);
  const requestedAt = new Date(value);
  const [orderId = '', id = ''] = place.split('/');
  return {
    OR: [
      { requestedAt: { gt: requestedAt } },
      { requestedAt, orderId: { gt: orderId } },
      { requestedAt, orderId, id: { gt: id } },
    ],
  };
}

interface MoveRow {
  readonly orderId: string;
  readonly refundId: string;
  readonly paymentId: string;
  readonly provider: string;
  readonly amount: number;
  readonly method: string | null;
  readonly state: RefundJson['moves'][number]['state'];
  readonly reference: string | null;
  readonly code: string | null;
}

const readMoves = (prisma: Sql, orderIds: readonly string[]): Promise<MoveRow[]> =>
  prisma.rows<MoveRow>`
    SELECT m.order_id AS "orderId", m.refund_id AS "refundId", m.payment_id AS "paymentId", p.provider, m.amount, m.method, m.state,
      m.reference, m.code
    FROM refund_moves AS m JOIN payments AS p ON p.order_id = m.order_id AND p.id = m.payment_id
    WHERE m.order_id = ANY(${[...orderIds]}) ORDER BY m.ordinal`;

/** Null: the way it came. */
const methodOf = (column: string | null): RefundMethod =>
  REFUND_METHODS.find((method) => method === column) ?? 'original';

type RefundRow = Prisma.RefundGetPayload<object>;

/** Written by our own commits; what was written past them is no line. */
const lines = z
  .array(z.object({ lineId: z.string(), quantity: z.int(), amount: z.int(), tax: z.int().optional() }))
  .catch([]);

/** What is given back for pieces of a line. */
export const refundedLineView = (
  { lineId, quantity, amount, tax }: z.infer<typeof lines>[number],
  currency: string,
): RefundJson['lines'][number] => ({
  ...{ lineId, quantity },
  amount: money(amount, currency),
  tax: tax === undefined ? null : money(tax, currency),
});

interface RefundFacts {
  readonly moves: readonly MoveRow[];
  readonly steps: RefundSteps;
  /** What the order costs, in minor units. */
  readonly grandTotal: number;
  readonly now: Date;
}

function refundView(row: RefundRow, { moves, steps, grandTotal, now }: RefundFacts): RefundJson {
  const { id, orderId, currency, reason, needsApproval, decidedBy, notes } = row;
  const ofLines = lines.parse(row.lines ?? []);
  return {
    ...{ id, reason, needsApproval, decidedBy, notes },
    status: row.status as RefundStatus,
    amount: money(row.amount, currency),
    lines: ofLines.map((line) => refundedLineView(line, currency)),
    kind: refundKind({ ...row, lineCount: ofLines.length }, grandTotal),
    origin: refundOrigin(row),
    shipping: row.shipping === null ? null : money(row.shipping, currency),
    purpose: row.purpose === 'APPEASEMENT' ? 'APPEASEMENT' : null,
    method: methodOf(row.method),
    because: [...(steps.get(refundKey(orderId, id))?.because ?? [])],
    requestedBy: { id: row.requestedBy, role: row.requestedRole },
    requestedAt: row.requestedAt.toISOString(),
    dueBy: row.dueBy.toISOString(),
    overdue: row.dueBy < now && row.status !== 'REFUNDED' && row.status !== 'REJECTED',
    decidedAt: row.decidedAt?.toISOString() ?? null,
    steps: [...(steps.get(refundKey(orderId, id))?.steps ?? [])],
    moves: moves
      .filter((move) => move.orderId === orderId && move.refundId === id)
      .map(({ paymentId, provider, amount, method, state, reference, code }) => ({
        ...{ paymentId, provider, state, reference, code, method: methodOf(method) },
        amount: money(amount, currency),
      })),
  };
}
