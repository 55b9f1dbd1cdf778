import type { DeliveryWish } from '../../domain/allocation/deliveryWish';
import { isSameCustomer } from './knownCustomer';
import { z } from 'zod';
import type { OrderBundle } from '../../domain/bundles/bundle';
import type { Actor } from '../../domain/people/actor';
import { DomainError } from '../../domain/errors';
import type { Database } from '../../prisma/client';
import type { DeliveryPromise } from '../../domain/promise/promise';
import { isTaxIncluded } from '../../domain/money/totals';
import type { PaymentMethod } from '../../domain/payment/payment';
import { cashOfCart, depositOfCart, partsOfCart, type DepositDeps } from './paying/cashAtDoor';
import { requireChargeable, type ChargingDeps } from './paying/chargeable';
import { readPromise, type PromiseDeps } from '../promise/readPromise';
import { checkContact, readDelivery, type DeliveryDeps } from './delivery';
import { holdPieces, planHold, readHeld, type HoldDeps } from './quoteHold';
import { chooseSources, chosenPlaces, type SourceDeps } from './sources';
import { destinationOf } from './destination';
import { isGuestId, newCheckoutId } from './identifiers';
import { isStocked, priceCart, type CartLine, type PricedCart, type ShopPrices } from './priceCart';
import { invalid } from '../http/problems';
import type { CheckoutJson, quoteRequest } from '../schema/order';
import { deliveryWish as deliveryWishOf } from '../schema/stock/allocation';
import { deliveryPromise } from '../schema/stock/promise';
import { readLimits } from '../limits/limits';
import { readAvailable } from '../inventory/stock';
import { bundlesView } from '../bundles/bundleView';
import { partsView, totalsView } from '../orders/orderView';
import { promiseView } from '../promise/promiseView';
import { money } from '../http/wire';

/** How long a quote's prices hold. */
const VALID_MS = 30 * 60_000;

/** What reading a quote takes. */
export type CheckoutDeps = HoldDeps &
  ChargingDeps &
  DepositDeps & {
    readonly prisma: Database;
    readonly now: () => Date;
  };

type QuoteBody = z.output<typeof quoteRequest>;

/** What anybody can pay by; store credit not everybody has. */
const OF_ANYBODY = ['card', 'cod'] as const satisfies readonly PaymentMethod[];

/**
 * Prices a cart and keeps the quote: what it costs for the next half hour, and what of it is there now. It
 * holds stock where it is asked to. Where it is to go is checked when it is said, and not kept: a quote is nobody's address book.
 * @throws {DomainError} `unknown-sku`, `currency-mismatch` or `validation`.
 */
export async function quote(
  deps: CheckoutDeps & DeliveryDeps & PromiseDeps,
  { shippingAddress, destination, contact, hold, ...body }: QuoteBody,
  { actor, customerId, prices }: Asking,
): Promise<CheckoutJson> {
  const { prisma, now } = deps;
  const cart = await priceCart(prisma, body, prices);
  const stocked = isStocked(cart);
  const delivery = shippingAddress && readDelivery(deps, { shippingAddress, contact }, { stocked });
  if (!delivery && contact) checkContact(deps, contact);
  const to = delivery?.shippingAddress ?? (destination && destinationOf(destination));
  const promise = stocked && to ? await promiseOf(deps, { cart, wish: body.deliveryWish }, to) : undefined;
  const { currency, totals } = cart;
  requireChargeable(deps, { amount: totals.grand, currency }, OF_ANYBODY, '/lines');
  const planned = hold && planHold(deps, hold, { actor, cart, customer: knownHolder(customerId) });
  const available = await readAvailable(
    prisma,
    cart.lines.map(({ sku }) => sku),
  );
  const id = newCheckoutId();
  // What is held can be ordered until the hold is over.
  const validMs = Math.max(VALID_MS, (planned?.minutes ?? 0) * 60_000);
  const expiresAt = new Date(now().getTime() + validMs);
  await prisma.checkout.create({
    data: {
      id,
      customerId,
      currency: cart.currency,
      lines: JSON.parse(JSON.stringify(cart.lines)),
      ...(cart.bundles && { bundles: JSON.parse(JSON.stringify(cart.bundles)) }),
      totals: { ...cart.totals },
      ...(promise && { promise: JSON.parse(JSON.stringify(promiseView(promise))) }),
      request: JSON.parse(JSON.stringify(body)),
      expiresAt,
      createdAt: now(),
    },
  });
  const goesTo = { city: to?.city ?? '', country: to?.country ?? '' };
  const until =
    planned && (await holdPieces(deps, id, planned, { cart, actor, to: goesTo, wish: body.deliveryWish }));
  return {
    id,
    currency: cart.currency,
    lines: cart.lines.map((line) => quotedLine(line, cart.currency, available)),
    bundles: bundlesView(cart.bundles, cart.lines, cart.currency),
    totals: totalsView(cart.totals, cart.currency),
    taxIncluded: isTaxIncluded(cart.totals),
    // What was held is there, also where it was held by an earlier quote.
    shortages: until ? [] : shortagesOf(cart.lines, available),
    limits: await limitsOf(deps, cart, customerId),
    cash: cashView(cart),
    deposit: depositView(deps, cart),
    paidInParts: partsView(partsOfCart(deps, cart), cart.currency),
    promise: promise ? promiseView(promise) : null,
    hold: holdView(until),
    expiresAt: expiresAt.toISOString(),
    orderId: null,
  };
}

/** Who asks for a quote, and for whom. */
interface Asking {
  readonly actor: Actor;
  readonly customerId: string;
  readonly prices: ShopPrices;
}

/** A guest of a quote has an id of its own each time: nobody to know again. */
const knownHolder = (customerId: string): string | undefined =>
  isGuestId(customerId) ? undefined : customerId;

const holdView = (until: Date | null | undefined): CheckoutJson['hold'] =>
  until ? { until: until.toISOString() } : null;

/** From the warehouses that would be chosen if it were ordered now. */
async function promiseOf(
  deps: SourceDeps & PromiseDeps,
  of: { readonly cart: PricedCart; readonly wish: DeliveryWish | undefined },
  to: Parameters<typeof readPromise>[1],
): Promise<DeliveryPromise | undefined> {
  const choice = (await deps.hasChoice()) ? await chooseSources(deps, { ...of, to }) : undefined;
  return readPromise(deps, to, chosenPlaces(choice));
}

/**
 * A quote as it was made, with what of it is there now. One that has expired can still be read.
 * @throws {DomainError} `not-found`, also when the quote is another customer's.
 */
export async function readQuote(deps: CheckoutDeps, id: string, actor: Actor): Promise<CheckoutJson> {
  const { prisma } = deps;
  const row = await prisma.checkout.findUnique({ where: { id } });
  if (!row || (actor.role === 'customer' && row.customerId !== actor.id)) {
    throw new DomainError('not-found', 'There is no such quote.');
  }
  const cart = storedCart(row);
  const { currency, lines, totals } = cart;
  const [held, free] = await Promise.all([
    readHeld(prisma, id),
    readAvailable(
      prisma,
      lines.map(({ sku }) => sku),
    ),
  ]);
  // What it holds is there for it.
  const available = new Map([...free].map(([sku, pieces]) => [sku, pieces + (held.pieces.get(sku) ?? 0)]));
  return {
    ...{ id, currency, orderId: row.orderId },
    lines: lines.map((line) => quotedLine(line, currency, available)),
    bundles: bundlesView(cart.bundles, lines, currency),
    totals: totalsView(totals, currency),
    taxIncluded: isTaxIncluded(totals),
    shortages: shortagesOf(lines, available),
    limits: await limitsOf(deps, cart, row.customerId),
    cash: cashView(cart),
    deposit: depositView(deps, cart),
    paidInParts: partsView(partsOfCart(deps, cart), cart.currency),
    promise: deliveryPromise.nullable().parse(row.promise),
    hold: holdView(held.until),
    expiresAt: row.expiresAt.toISOString(),
  };
}

function limitsOf(
  { prisma, now }: CheckoutDeps,
  { lines, bundles = [] }: PricedCart,
  customerId: string,
): Promise<CheckoutJson['limits']> {
  const skus = [...lines, ...bundles].map(({ sku }) => sku);
  return readLimits(prisma, skus, { customerId, guest: isGuestId(customerId) }, now());
}

function depositView(deps: DepositDeps, cart: PricedCart): CheckoutJson['deposit'] {
  const amount = depositOfCart(deps, cart);
  return amount === null ? null : money(amount, cart.currency);
}

function cashView(cart: PricedCart): CheckoutJson['cash'] {
  const amount = cashOfCart(cart);
  return amount === null ? null : money(amount, cart.currency);
}

function quotedLine(
  line: CartLine,
  currency: string,
  available: ReadonlyMap<string, number>,
): CheckoutJson['lines'][number] {
  const { id, sku, name, variant, quantity, unitPrice, subtotal, discount, tax, taxRate, total } = line;
  return {
    id,
    sku,
    name,
    variant,
    quantity,
    unitPrice: money(unitPrice, currency),
    subtotal: money(subtotal, currency),
    discount: money(discount, currency),
    tax: money(tax, currency),
    taxRate: taxRate ?? null,
    total: money(total, currency),
    available: line.stocked ? (available.get(sku) ?? 0) : null,
  };
}

/** Summed per SKU: two lines may want the same pieces. */
function demandOf(lines: readonly CartLine[]): ReadonlyMap<string, number> {
  const demand = new Map<string, number>();
  for (const { sku, stocked, quantity } of lines) {
    if (stocked) demand.set(sku, (demand.get(sku) ?? 0) + quantity);
  }
  return demand;
}

function shortagesOf(
  lines: readonly CartLine[],
  available: ReadonlyMap<string, number>,
): CheckoutJson['shortages'] {
  return [...demandOf(lines)]
    .map(([sku, requested]) => ({ sku, requested, available: available.get(sku) ?? 0 }))
    .filter(({ requested, available: there }) => requested > there);
}

/**
 * The cart of a quote that this actor may order from. Whether it has become an order already is decided in the
 * transaction that places one.
 * @throws {DomainError} `validation` when there is no such quote for them, `checkout-expired`.
 */
export async function readCheckout(
  { prisma, now }: Pick<CheckoutDeps, 'prisma' | 'now'>,
  actor: Actor,
  request: {
    readonly checkoutId: string;
    readonly currency?: string | undefined;
    readonly customerId?: string | undefined;
  },
): Promise<{
  readonly cart: PricedCart;
  readonly customerId: string;
  readonly deliveryWish: DeliveryWish | undefined;
}> {
  const checkout = await prisma.checkout.findUnique({ where: { id: request.checkoutId } });
  if (!checkout || (actor.role === 'customer' && checkout.customerId !== actor.id)) {
    throw invalid('/checkoutId', 'There is no such quote.');
  }
  if (request.customerId !== undefined && !isSameCustomer(request.customerId, checkout.customerId)) {
    throw invalid('/customerId', 'The quote was made for another customer.');
  }
  if (request.currency !== undefined && request.currency !== checkout.currency) {
    throw new DomainError('currency-mismatch', `The quote is in ${checkout.currency}.`, {
      errors: [{ pointer: '/currency', detail: `The quote is in ${checkout.currency}.` }],
    });
  }
  // A used quote is told so by the placement, which knows its order, and not that it is old.
  if (checkout.orderId === null && checkout.expiresAt <= now()) {
    throw new DomainError('checkout-expired', 'The quote has expired; ask for a new one.', {
      errors: [{ pointer: '/checkoutId', detail: `It was valid until ${checkout.expiresAt.toISOString()}.` }],
    });
  }
  const { customerId } = checkout;
  const { deliveryWish } = z.object({ deliveryWish: deliveryWishOf }).parse(checkout.request);
  return { cart: storedCart(checkout), customerId, deliveryWish };
}

/** The quote's own columns, written by {@link quote} alone. */
function storedCart(checkout: {
  currency: string;
  lines: unknown;
  bundles: unknown;
  totals: unknown;
}): PricedCart {
  return {
    currency: checkout.currency,
    lines: checkout.lines as CartLine[],
    ...(checkout.bundles !== null && { bundles: checkout.bundles as OrderBundle[] }),
    totals: checkout.totals as PricedCart['totals'],
  };
}
