import type { z } from 'zod';
import { DomainError } from '../domain/errors';
import type { Actor } from '../domain/actor';
import { PAYMENT_METHODS, type PaymentMethod } from '../domain/order';
import { readCheckout } from './checkouts';
import type { ApiDeps } from './deps';
import { bodyHash, digest } from './idempotency';
import { newGuestId } from './identifiers';
import { etagOf, readOrder, type OrderSnapshotRow } from './orderReads';
import { describe, markStarted } from './orderStart';
import { findPlaced, placeOrder, type PlacementKey, type PlacementRequest } from './placement';
import { priceCart, type PricedCart } from './priceCart';
import { refuseForeignFields } from './privileges';
import { invalid } from './problems';
import type { Context, Reply, RequestShape } from './route';
import type { createOrderRequest } from './schema/order';
import { asOrderState } from './snapshot';
import { orderView } from './views';

type Body = z.output<typeof createOrderRequest>;
type CreateContext = Pick<
  Context<RequestShape>,
  'deps' | 'actor' | 'idempotencyKey' | 'rawBody' | 'routeId'
> & { readonly body: Body };

/**
 * Places an order: checked, priced, then reserved and written in one transaction, and its workflow started. It
 * succeeds with the workflow engine down: the sweeper starts the order later.
 * @throws {DomainError} see the route's list.
 */
export async function createOrder(context: CreateContext): Promise<Reply> {
  const { deps, actor } = context;
  const key = placementKey(context);
  try {
    const known = await findPlaced(deps.prisma, key);
    if (known !== undefined) return await replyRepeated(deps, known, actor);
    const request = await preparePlacement(context, key);
    const { orderId, repeated } = await placeOrder(deps, request);
    if (repeated) return await replyRepeated(deps, orderId, actor);
    const row = await readOrder(deps.prisma, orderId, actor);
    await startOrder(deps, row);
    deps.metrics.placements.inc({ outcome: 'placed' });
    return reply(row, actor);
  } catch (error) {
    deps.metrics.placements.inc({ outcome: error instanceof DomainError ? error.code : 'error' });
    throw error;
  }
}

function placementKey({ actor, routeId, idempotencyKey, rawBody }: CreateContext): PlacementKey {
  return { key: digest(actor.id, routeId, idempotencyKey ?? ''), bodyHash: bodyHash(rawBody) };
}

async function replyRepeated(deps: ApiDeps, orderId: string, actor: Actor): Promise<Reply> {
  deps.metrics.placements.inc({ outcome: 'repeated' });
  return reply(await readOrder(deps.prisma, orderId, actor), actor, { 'Idempotency-Replayed': 'true' });
}

function reply(row: OrderSnapshotRow, actor: Actor, headers: Record<string, string> = {}): Reply {
  const body = orderView(row, actor);
  return {
    status: 201,
    body,
    headers: { ...headers, Location: `/api/orders/${body.id}`, ETag: etagOf(body) },
  };
}

/** Marking follows on its own: if it is lost, the sweeper starts the order again, which changes nothing. */
async function startOrder(deps: ApiDeps, row: OrderSnapshotRow): Promise<void> {
  if (!(await deps.starter.begin(asOrderState(row.state)))) return;
  markStarted(deps.prisma, row.id).catch((error: unknown) => {
    deps.log.warn({ orderId: row.id, reason: describe(error) }, 'order started but not marked');
  });
}

async function preparePlacement(
  { deps, actor, body }: CreateContext,
  key: PlacementKey,
): Promise<PlacementRequest> {
  refuseForeignFields(actor, body);
  const method = offeredMethod(body.payment.method);
  const { cart, customerId } = await readCart(deps, actor, body);
  return {
    actor,
    key,
    cart,
    customer: { id: customerId, guest: customerId.startsWith('guest_') },
    checkoutId: body.checkoutId,
    payment: cart.totals.grand === 0 ? undefined : { method, token: demandToken(body) },
    shippingAddress: body.shippingAddress,
    billingAddress: body.billingAddress,
    shippingMethod: body.shippingMethod,
    contact: body.contact ?? {},
    locale: body.locale,
    metadata: body.metadata ?? {},
  };
}

/** The contract names methods that come later; what is offered now is the domain's word. */
function offeredMethod(method: Body['payment']['method']): PaymentMethod {
  const offered = PAYMENT_METHODS.find((one) => one === method);
  if (!offered) {
    throw invalid(
      '/payment/method',
      `"${method}" is not offered. Choose one of: ${PAYMENT_METHODS.join(', ')}.`,
    );
  }
  return offered;
}

function demandToken({ payment }: Body): string {
  if (payment.token === undefined) {
    throw invalid('/payment/token', 'A payment needs the gateway’s handle of the card.');
  }
  return payment.token;
}

async function readCart(
  deps: ApiDeps,
  actor: Actor,
  body: Body,
): Promise<{ readonly cart: PricedCart; readonly customerId: string }> {
  if (body.checkoutId !== undefined)
    return readCheckout(deps, actor, { ...body, checkoutId: body.checkoutId });
  const shipping = shippingPrice(deps, body.shippingMethod);
  const cart = { currency: body.currency ?? '', lines: body.lines ?? [] };
  return {
    cart: await priceCart(deps.prisma, cart, shipping),
    customerId: customerFor(actor, body.customerId),
  };
}

/** Minor units; a method without a price of its own is free. */
export function shippingPrice({ settings }: Pick<ApiDeps, 'settings'>, method: string): number {
  return settings.shippingPrices[method] ?? 0;
}

/** Whom an order is for: who was named, else the customer who asks, else a guest of their own. */
export function customerFor(actor: Actor, named: string | undefined): string {
  if (named !== undefined) return named;
  return actor.role === 'customer' ? actor.id : newGuestId();
}
