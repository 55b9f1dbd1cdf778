import type { z } from 'zod';
import { DomainError } from '../../domain/errors';
import type { Actor } from '../../domain/people/actor';
import { PAYMENT_METHODS, type PaymentMethod } from '../../domain/order/order';
import { concernsOrder } from '../../observability/logs/logContext';
import { readCheckout } from './checkouts';
import type { ApiDeps } from '../deps';
import { bodyHash, digest } from '../http/idempotency';
import { newGuestId } from './identifiers';
import { etagOf, readOrder } from '../orders/orderReads';
import {
  findPlaced,
  placeOrder,
  type PlacementKey,
  type PlacementRequest,
  type PlacementResult,
} from './writePlacement';
import type { PlacedOrderRow } from './placementDocument';
import { priceCart, type PricedCart } from './priceCart';
import { refuseForeignFields } from './privileges';
import { invalid } from '../http/problems';
import type { Context, Reply, RequestShape } from '../http/route';
import type { createOrderRequest } from '../schema/order';
import { orderView, type OrderViewRow } from '../orders/orderView';

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
    const placed = await placeOnce(context, key);
    if (placed.repeated) return await replyRepeated(deps, placed.orderId, actor);
    concernsOrder(placed.orderId);
    await startOrder(deps, placed.order);
    countPlaced(deps, placed.order);
    return reply(placed.order, actor);
  } catch (error) {
    deps.metrics.placements.inc({ outcome: error instanceof DomainError ? error.code : 'error' });
    throw error;
  }
}

/**
 * A repeat whose request holds is recognised by the transaction that places orders. Of one that doesn't hold any more
 * its key is looked up here: a known one counts before any fault.
 */
async function placeOnce(context: CreateContext, key: PlacementKey): Promise<PlacementResult> {
  const { deps } = context;
  try {
    return await placeOrder(deps, await preparePlacement(context, key));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const orderId = await findPlaced(deps.prisma, key);
    if (orderId === undefined) throw error;
    return { repeated: true, orderId };
  }
}

function countPlaced({ metrics }: ApiDeps, { payments, currency, state }: PlacedOrderRow): void {
  const method = payments[0]?.method ?? 'none';
  metrics.placements.inc({ outcome: 'placed' });
  metrics.placed.inc({ method });
  metrics.placedAmount.inc({ method, currency }, state.totals.grand);
}

function placementKey({ actor, routeId, idempotencyKey, rawBody }: CreateContext): PlacementKey {
  return { key: digest(actor.id, routeId, idempotencyKey ?? ''), bodyHash: bodyHash(rawBody) };
}

async function replyRepeated(deps: ApiDeps, orderId: string, actor: Actor): Promise<Reply> {
  deps.metrics.placements.inc({ outcome: 'repeated' });
  concernsOrder(orderId);
  return reply(await readOrder(deps.prisma, orderId, actor), actor, { 'Idempotency-Replayed': 'true' });
}

function reply(row: OrderViewRow, actor: Actor, headers: Record<string, string> = {}): Reply {
  const body = orderView(row, actor);
  return {
    status: 201,
    body,
    headers: { ...headers, Location: `/api/orders/${body.id}`, ETag: etagOf(body) },
  };
}

/**
 * The order is safe once it is written, so the customer's answer doesn't wait for its start; unless starts don't
 * keep up, which is what paces placing.
 */
async function startOrder(deps: ApiDeps, order: PlacedOrderRow): Promise<void> {
  if (deps.starter.busy) return begin(deps, order);
  // Behind the answer, which it would only delay.
  setImmediate(() => void begin(deps, order));
}

async function begin({ starter, startMarks, metrics }: ApiDeps, order: PlacedOrderRow): Promise<void> {
  if (await starter.begin(order.state)) startMarks.add(order.id);
  else metrics.leftToSweeper.inc();
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
