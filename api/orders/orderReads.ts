import type { Actor } from '../../domain/people/actor';
import { DomainError } from '../../domain/errors';
import type { OrderState } from '../../domain/order/order';
import { orderWorkflowId } from '../../domain/order/ids';
import type { Prisma, PrismaClient } from '../../prisma/client';
import type { TemporalUiSettings } from '../codec/codecOrigin';
import { asOrderState } from '../engine/snapshot';
import { readHoldNotes } from '../holds/holdNotes';
import type { AdminOrderJson } from '../schema/admin';
import type { OrderJson } from '../schema/order';
import { wholeOrder, type OrderSnapshotRow } from './orderRow';
import { adminOrderView, orderView } from './orderView';

/** What reading orders takes. */
export interface OrderReadDeps {
  readonly prisma: PrismaClient;
  readonly settings: TemporalUiSettings;
  readonly now: () => Date;
}

/** What a customer may see is theirs alone; who works for the shop may see all. */
export function visibleTo(actor: Actor): Prisma.OrderWhereInput {
  return actor.role === 'customer' ? { customerId: actor.id } : {};
}

/** Another's order and none at all look the same from outside. */
export const orderNotFound = (): DomainError => new DomainError('not-found', 'There is no such order.');

/**
 * Reads an order that this actor may see, with all its parts at one version. They are read one after the other: with a commit
 * in between, a payment that is declined by now would stand beside what could be done before.
 * @throws {DomainError} `not-found`, also when the order is another customer's.
 */
export async function readOrder(
  prisma: Pick<PrismaClient, 'order'>,
  orderId: string,
  actor: Actor,
): Promise<OrderSnapshotRow> {
  const where = { id: orderId, ...visibleTo(actor) };
  for (;;) {
    const row = await prisma.order.findFirst({ where, include: wholeOrder });
    if (!row) throw orderNotFound();
    const now = await prisma.order.findFirst({ where, select: { version: true } });
    if (now?.version === row.version) return row;
  }
}

/**
 * Makes sure that this actor may see the order, before something of it is read.
 * @throws {DomainError} `not-found`, also when the order is another customer's.
 */
export async function demandOrder(prisma: PrismaClient, orderId: string, actor: Actor): Promise<void> {
  const found = await prisma.order.findFirst({
    where: { id: orderId, ...visibleTo(actor) },
    select: { id: true },
  });
  if (!found) throw orderNotFound();
}

/**
 * The state of an order that this actor may see.
 * @throws {DomainError} `not-found`, also when the order is another customer's.
 */
export async function readState(prisma: PrismaClient, orderId: string, actor: Actor): Promise<OrderState> {
  const found = await prisma.order.findFirst({
    where: { id: orderId, ...visibleTo(actor) },
    select: { state: true },
  });
  if (!found) throw orderNotFound();
  return asOrderState(found.state);
}

/** The order as JSON, as this actor may see it. */
export async function readOrderView(
  { prisma }: Pick<OrderReadDeps, 'prisma'>,
  orderId: string,
  actor: Actor,
): Promise<OrderJson> {
  return orderView(await readOrder(prisma, orderId, actor), actor);
}

/** The order as JSON with what only staff see. */
export async function readAdminOrderView(
  { prisma, settings, now }: OrderReadDeps,
  orderId: string,
  actor: Actor,
): Promise<AdminOrderJson> {
  const row = await readOrder(prisma, orderId, actor);
  const workflowId = orderWorkflowId(orderId);
  return adminOrderView(row, actor, {
    orderCount: await prisma.order.count({ where: { customerId: row.customerId } }),
    workflowId,
    holdNotes: await readHoldNotes(prisma, asOrderState(row.state)),
    now: now(),
    executionUrl: row.workflowStartedAt ? executionUrl(settings.temporalUi, workflowId) : null,
  });
}

/** The page of a workflow's newest run in the Temporal Web UI; null where there is no Web UI. */
function executionUrl(ui: TemporalUiSettings['temporalUi'], workflowId: string): string | null {
  if (!ui) return null;
  return `${ui.url}/namespaces/${encodeURIComponent(ui.namespace)}/workflows/${encodeURIComponent(workflowId)}`;
}

/** The ETag of an order: its commercial revision, so that a courier's scan never spoils an edit. */
export const etagOf = (order: { readonly revision: number }): string => `"${order.revision}"`;
