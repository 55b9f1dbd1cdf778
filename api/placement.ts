import { z } from 'zod';
import type { Actor } from '../domain/actor';
import { DomainError } from '../domain/errors';
import type { OrderEvent } from '../domain/events';
import { notificationsFor } from '../domain/notifications';
import type { OrderState, PaymentMethod } from '../domain/order';
import { placeOrder as placeOrderEvent } from '../domain/placement';
import { deriveLineStatus, derivePaymentStatus, deriveStatus, stageOf } from '../domain/status';
import type { PrismaClient } from '../prisma/client';
import type { ApiDeps } from './deps';
import { newOrderId } from './identifiers';
import type { PricedCart } from './priceCart';
import { retryConflict } from './retryConflict';
import type { AddressJson } from './schema/primitives';

/** Which request this is, so that its repeat is recognised: both are hashes. */
export interface PlacementKey {
  readonly key: string;
  readonly bodyHash: string;
}

/** Everything an order is made of. */
export interface PlacementRequest {
  readonly actor: Actor;
  readonly key: PlacementKey;
  readonly customer: { readonly id: string; readonly guest: boolean };
  readonly cart: PricedCart;
  readonly checkoutId?: string | undefined;
  /** Absent when there is nothing to pay. */
  readonly payment?: { readonly method: PaymentMethod; readonly token: string } | undefined;
  readonly shippingAddress: AddressJson;
  readonly billingAddress?: AddressJson | undefined;
  readonly shippingMethod: string;
  readonly contact: { readonly email?: string | undefined; readonly phone?: string | undefined };
  readonly locale: string;
  readonly metadata: Readonly<Record<string, unknown>>;
}

const outcome = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.enum(['placed', 'repeated']), orderId: z.string() }),
  z.object({ outcome: z.literal('keyReused') }),
  z.object({ outcome: z.literal('checkoutUsed'), orderId: z.string() }),
  z.object({
    outcome: z.literal('outOfStock'),
    shortages: z.array(z.object({ sku: z.string(), requested: z.int(), available: z.int() })),
  }),
]);
type Outcome = z.infer<typeof outcome>;

/**
 * Reserves and writes an order in one transaction (see the SQL function `place_order`). The same key gives the
 * same order, `repeated`, however often and however many at once.
 * @throws {DomainError} `out-of-stock`, `checkout-used` or `idempotency-key-reused`; nothing is written then.
 */
export async function placeOrder(
  { prisma, now, settings }: Pick<ApiDeps, 'prisma' | 'now' | 'settings'>,
  request: PlacementRequest,
): Promise<{ readonly orderId: string; readonly repeated: boolean }> {
  const { cart, payment } = request;
  const { event, state } = placeOrderEvent({
    id: newOrderId(),
    customerId: request.customer.id,
    currency: cart.currency,
    lines: cart.lines.map(toOrderLine),
    totals: cart.totals,
    ...(payment && {
      payment: { method: payment.method, provider: settings.paymentProviders[payment.method] },
    }),
    policy: settings.policy,
    at: now().toISOString(),
    actor: request.actor,
  });
  const document = JSON.stringify(toDocument(request, event, state));
  return readOutcome(await retryConflict(() => callPlaceOrder(prisma, document)), cart);
}

/**
 * The order that a key has placed already. Asked before anything else of a repeated request is checked: prices
 * may have changed since, its quote is used, its goods may be gone, and still it is the same order.
 * @throws {DomainError} `idempotency-key-reused` when the key came with another body.
 */
export async function findPlaced(prisma: PrismaClient, key: PlacementKey): Promise<string | undefined> {
  const known = await prisma.idempotencyKey.findUnique({ where: { key: key.key } });
  if (!known) return undefined;
  if (known.bodyHash !== key.bodyHash) throw keyReused();
  return known.orderId;
}

async function callPlaceOrder(prisma: PrismaClient, document: string): Promise<Outcome> {
  const rows = await prisma.$queryRaw<
    { outcome: unknown }[]
  >`SELECT place_order(${document}::jsonb) AS outcome`;
  return outcome.parse(rows[0]?.outcome);
}

function readOutcome(
  result: Outcome,
  cart: PricedCart,
): { readonly orderId: string; readonly repeated: boolean } {
  switch (result.outcome) {
    case 'placed':
    case 'repeated':
      return { orderId: result.orderId, repeated: result.outcome === 'repeated' };
    case 'keyReused':
      throw keyReused();
    case 'checkoutUsed':
      throw new DomainError('checkout-used', `The quote has become order ${result.orderId}.`, {
        errors: [{ pointer: '/checkoutId', detail: `It has become order ${result.orderId}.` }],
      });
    case 'outOfStock':
      throw outOfStock(result.shortages, cart);
  }
}

function keyReused(): DomainError {
  return new DomainError(
    'idempotency-key-reused',
    'This Idempotency-Key came with another body before. Use a new key for a new request.',
  );
}

/** Points at every line of every SKU that falls short. */
function outOfStock(
  shortages: readonly { readonly sku: string; readonly requested: number; readonly available: number }[],
  { lines }: PricedCart,
): DomainError {
  const errors = shortages.flatMap(({ sku, requested, available }) =>
    lines.flatMap((line, index) =>
      line.sku === sku
        ? [{ pointer: `/lines/${index}/quantity`, detail: `${requested} wanted, ${available} available.` }]
        : [],
    ),
  );
  const named = shortages.map(({ sku, available }) => `${sku} (${available} left)`).join(', ');
  return new DomainError('out-of-stock', `There is not enough of ${named}.`, { errors });
}

function toOrderLine({
  name: _name,
  variant: _variant,
  quantity: _quantity,
  metadata: _metadata,
  ...line
}: PricedCart['lines'][number]) {
  return line;
}

/** The argument of the SQL function `place_order`. */
function toDocument(request: PlacementRequest, event: OrderEvent, state: OrderState) {
  return {
    key: request.key.key,
    bodyHash: request.key.bodyHash,
    checkoutId: request.checkoutId ?? null,
    customer: toCustomer(request),
    order: toHead(request, state),
    state,
    event: toEventRow(event),
    items: request.cart.lines.map((line, position) => ({
      ...line,
      position: position + 1,
      status: deriveLineStatus(line),
    })),
    payment: toPayment(request, state),
    notifications: notificationsFor(event),
  };
}

function toCustomer({ customer, shippingAddress, contact, locale }: PlacementRequest) {
  return {
    ...customer,
    name: shippingAddress.name,
    email: contact.email ?? null,
    phone: contact.phone ?? shippingAddress.phone ?? null,
    locale,
  };
}

function toHead(request: PlacementRequest, state: OrderState) {
  const status = deriveStatus(state);
  return {
    id: state.id,
    customerId: state.customerId,
    status,
    stage: stageOf(status),
    paymentStatus: derivePaymentStatus(state),
    version: state.version,
    revision: state.revision,
    currency: state.currency,
    totals: state.totals,
    itemCount: state.lines.reduce((sum, line) => sum + line.quantities.ordered, 0),
    locale: request.locale,
    shippingMethod: request.shippingMethod,
    shippingAddress: request.shippingAddress,
    billingAddress: request.billingAddress ?? null,
    contactEmail: request.contact.email ?? null,
    contactPhone: request.contact.phone ?? request.shippingAddress.phone ?? null,
    metadata: request.metadata,
  };
}

function toEventRow({ id, version, at, actor, type, command: _command, ...data }: OrderEvent) {
  return { id, version, at, actor, type, data };
}

function toPayment(request: PlacementRequest, state: OrderState) {
  const payment = state.payments[0];
  return payment ? { ...payment, token: request.payment?.token ?? null } : null;
}
