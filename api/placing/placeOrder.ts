import { z } from 'zod';
import { askedLines, type AskedLine } from '../../domain/bundles/askedLines';
import { DomainError } from '../../domain/errors';
import { clocksFor, type ShopClocks } from '../../domain/clocks/clockSets';
import type { PaymentMethod } from '../../domain/payment/payment';
import type { OrderPolicy } from '../../domain/order/policy';
import { present } from '../../domain/present';
import { storeCreditIn, type StoreCreditCountries } from '../../domain/storeCredit/policy';
import { createOrder } from '../../domain/order/placement';
import type { PrismaClient, Sql } from '../../prisma/client';
import { exceededLimits, limitExceeded } from '../limits/limitExceeded';
import { newOrderId } from './identifiers';
import { CHOICES, chooseSources, chosenPlaces, type SourceDeps } from './sources';
import { readPromise, type PromiseDeps } from '../promise/readPromise';
import type { DeliveryPromise } from '../../domain/promise/promise';
import type { Choice } from '../../domain/allocation/choice';
import {
  placedOrderRow,
  toPlacementDocument,
  type PlacedOrderRow,
  type PlacementDocument,
} from './placementDocument';
import type { PlacementKey, PlacementRequest } from './placementRequest';
import { isStocked, type PricedCart } from './priceCart';
import { retryConflict } from '../../prisma/postgres/retryConflict';

/** What writing a placement takes. */
export interface PlacementDeps extends SourceDeps {
  readonly prisma: Sql;
  readonly now: () => Date;
  readonly settings: PromiseDeps['settings'] & {
    /** The policy that new orders are placed under. */
    readonly policy: OrderPolicy;
    /** Undefined: new orders have no clocks. */
    readonly clocks?: ShopClocks | undefined;
    readonly storeCredit: StoreCreditCountries;
    /** Which gateway takes a payment method. */
    readonly paymentProviders: Readonly<Record<PaymentMethod, string>>;
  };
}

const outcome = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('placed'), orderId: z.string(), number: z.string() }),
  z.object({ outcome: z.literal('repeated'), orderId: z.string() }),
  z.object({ outcome: z.literal('keyReused') }),
  z.object({ outcome: z.literal('checkoutUsed'), orderId: z.string() }),
  z.object({ outcome: z.literal('referenceUsed'), orderId: z.string() }),
  z.object({
    outcome: z.literal('limitExceeded'),
    limits: exceededLimits,
  }),
  z.object({
    outcome: z.literal('outOfStock'),
    shortages: z.array(z.object({ sku: z.string(), requested: z.int(), available: z.int() })),
  }),
]);
type Outcome = z.infer<typeof outcome>;

/** What became of a request: a new order, as it was written, or the one of an earlier request. */
export type PlacementResult =
  | { readonly repeated: false; readonly orderId: string; readonly order: PlacedOrderRow }
  | { readonly repeated: true; readonly orderId: string };

/**
 * Reserves and writes an order in one transaction (see the SQL function `place_order`), with each piece from the warehouse that was chosen
 * for it; where others were faster there, it is chosen again. The same key gives the same order, `repeated`, however often and however many
 * at once.
 * @throws {DomainError} `out-of-stock`, `limit-exceeded`, `checkout-used`, `reference-used` or `idempotency-key-reused`; nothing is written then.
 */
export async function placeOrder(deps: PlacementDeps, request: PlacementRequest): Promise<PlacementResult> {
  const { cart, shippingAddress: to, deliveryWish: wish, channel, checkoutId } = request;
  const asked = askedLines(cart.lines, cart.bundles);
  const wanted = { cart, to, wish, channel, checkoutId };
  let chosen = (await deps.hasChoice()) ? await chooseSources(deps, wanted) : undefined;
  for (let choice = 1; ; choice += 1) {
    const promise = isStocked(cart) ? await readPromise(deps, to, chosenPlaces(chosen)) : undefined;
    const document = documentOf(deps, request, { choice: chosen, promise });
    const json = JSON.stringify(document);
    const result = await retryConflict(() => callPlaceOrder(deps.prisma, json));
    if (!isElsewhere(result) || choice === CHOICES) return readOutcome(result, document, asked);
    chosen = await chooseSources(deps, wanted);
  }
}

/** Whether what falls short where it was to be taken is there in other warehouses. */
const isElsewhere = (result: Outcome): boolean =>
  result.outcome === 'outOfStock' &&
  result.shortages.every(({ requested, available }) => available >= requested);

interface Chosen {
  readonly choice: Choice | undefined;
  /** Undefined: no days are promised. */
  readonly promise: DeliveryPromise | undefined;
}

function documentOf(
  { now, settings }: PlacementDeps,
  request: PlacementRequest,
  { choice, promise }: Chosen,
): PlacementDocument {
  const { cart, tenders } = request;
  const { event, state } = createOrder({
    id: newOrderId(),
    ...present({ allocation: choice?.allotted, deliveryWish: request.deliveryWish }),
    customerId: request.customer.id,
    currency: cart.currency,
    lines: cart.lines.map(toOrderLine),
    ...present({ bundles: cart.bundles }),
    totals: cart.totals,
    tenders: tenders.map(({ method, amount }) => ({
      ...{ method, amount },
      provider: settings.paymentProviders[method],
    })),
    policy: policyFor(settings, request),
    promise,
    at: now().toISOString(),
    actor: request.actor,
  });
  return toPlacementDocument(request, event, { state, choice });
}

/** The shop's policy, with its clocks by how far the order goes, and with what the order's country says of it. */
function policyFor(
  { policy, clocks, storeCredit }: PlacementDeps['settings'],
  { customer, shippingAddress: { city, country } }: PlacementRequest,
): OrderPolicy {
  const allowed = storeCreditIn(storeCredit, { country, isGuest: customer.guest });
  return {
    ...policy,
    ...(clocks && { clocks: clocksFor(clocks, city) }),
    ...present({ storeCredit: allowed }),
  };
}

/**
 * The order that a key has placed already. A repeated request is the same order still when its body would be
 * refused by now: prices may have changed since, its quote is used, its goods may be gone.
 * @throws {DomainError} `idempotency-key-reused` when the key came with another body.
 */
export async function findPlaced(prisma: PrismaClient, key: PlacementKey): Promise<string | undefined> {
  const known = await prisma.idempotencyKey.findUnique({ where: { key: key.key } });
  if (!known) return undefined;
  if (known.bodyHash !== key.bodyHash) throw keyReused();
  return known.orderId;
}

async function callPlaceOrder(sql: Sql, document: string): Promise<Outcome> {
  const rows = await sql.rows<{ outcome: unknown }>`SELECT place_order(${document}::jsonb) AS outcome`;
  return outcome.parse(rows[0]?.outcome);
}

function readOutcome(
  result: Outcome,
  document: PlacementDocument,
  asked: readonly AskedLine[],
): PlacementResult {
  switch (result.outcome) {
    case 'placed':
      return { repeated: false, orderId: result.orderId, order: placedOrderRow(document, result.number) };
    case 'repeated':
      return { repeated: true, orderId: result.orderId };
    case 'keyReused':
      throw keyReused();
    case 'checkoutUsed':
      throw new DomainError('checkout-used', `The quote has become order ${result.orderId}.`, {
        errors: [{ pointer: '/checkoutId', detail: `It has become order ${result.orderId}.` }],
        orderId: result.orderId,
      });
    case 'referenceUsed':
      throw new DomainError('reference-used', `Order ${result.orderId} has this external reference.`, {
        errors: [{ pointer: '/externalReference', detail: `Order ${result.orderId} has it.` }],
        orderId: result.orderId,
      });
    case 'limitExceeded':
      throw limitExceeded(result.limits, asked);
    case 'outOfStock':
      throw outOfStock(result.shortages, asked);
  }
}

function keyReused(): DomainError {
  return new DomainError(
    'idempotency-key-reused',
    'This Idempotency-Key came with another body before. Use a new key for a new request.',
  );
}

/** Points at every line of every SKU that falls short; of a bundle it says which of its components does. */
function outOfStock(
  shortages: readonly { readonly sku: string; readonly requested: number; readonly available: number }[],
  lines: readonly AskedLine[],
): DomainError {
  const errors = shortages.flatMap(({ sku, requested, available }) =>
    lines.flatMap(({ bundle, skus }, index) => {
      if (!skus.includes(sku)) return [];
      const component = bundle ? `${bundle.sku} takes ${sku}: ` : '';
      const apart = bundle?.together && available >= requested ? ', and not together in one warehouse' : '';
      const detail = `${component}${requested} wanted, ${available} available${apart}.`;
      return [{ pointer: `/lines/${index}/quantity`, detail }];
    }),
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
