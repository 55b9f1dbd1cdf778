import type { DeliveryWish } from '../../domain/allocation/deliveryWish';
import { isSameCustomer } from './knownCustomer';
import { z } from 'zod';
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
import { partsView, totalsView } from '../orders/orderView';
import { promiseView } from '../promise/promiseView';
import { money } from '../http/wire';

/** How long a quote's prices hold. */
const VALID_MS = 30 * 60_000;

/** What reading a quote takes. */
export type CheckoutDeps = SourceDeps &
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
 * holds no stock. Where it is to go is checked when it is said, and not kept: a quote is nobody's address book.
 * @throws {DomainError} `unknown-sku`, `currency-mismatch` or `validation`.
 */
export async function quote(
  deps: CheckoutDeps & DeliveryDeps & PromiseDeps,
  { shippingAddress, destination, contact, ...body }: QuoteBody,
  { customerId, prices }: { readonly customerId: string; readonly prices: ShopPrices },
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
  const available = await readAvailable(
    prisma,
    cart.lines.map(({ sku }) => sku),
  );
  const id = newCheckoutId();
  const expiresAt = new Date(now().getTime() + VALID_MS);
  await prisma.checkout.create({
    data: {
      id,
      customerId,
      currency: cart.currency,
      lines: JSON.parse(JSON.stringify(cart.lines)),
      totals: { ...cart.totals },
      ...(promise && { promise: JSON.parse(JSON.stringify(promiseView(promise))) }),
      request: JSON.parse(JSON.stringify(body)),
      expiresAt,
      createdAt: now(),
    },
  });
  return {
    id,
    currency: cart.currency,
    lines: cart.lines.map((line) => quotedLine(line, cart.currency, available)),
    totals: totalsView(cart.totals, cart.currency),
    taxIncluded: isTaxIncluded(cart.totals),
    shortages: shortagesOf(cart.lines, available),
    limits: await limitsOf(deps, cart, customerId),
    cash: cashView(cart),
    deposit: depositView(deps, cart),
    paidInParts: partsView(partsOfCart(deps, cart), cart.currency),
    promise: promise ? promiseView(promise) : null,
    expiresAt: expiresAt.toISOString(),
    orderId: null,
  };
}

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
  const available = await readAvailable(
    prisma,
    lines.map(({ sku }) => sku),
  );
  return {
    ...{ id, currency, orderId: row.orderId },
    lines: lines.map((line) => quotedLine(line, currency, available)),
    totals: totalsView(totals, currency),
    taxIncluded: isTaxIncluded(totals),
    shortages: shortagesOf(lines, available),
    limits: await limitsOf(deps, cart, row.customerId),
    cash: cashView(cart),
    deposit: depositView(deps, cart),
    paidInParts: partsView(partsOfCart(deps, cart), cart.currency),
    promise: deliveryPromise.nullable().parse(row.promise),
    expiresAt: row.expiresAt.toISOString(),
  };
}

function limitsOf(
  { prisma, now }: CheckoutDeps,
  { lines }: PricedCart,
  customerId: string,
): Promise<CheckoutJson['limits']> {
  const skus = lines.map(({ sku }) => sku);
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
  const { sku, name, variant, quantity, unitPrice, subtotal, discount, tax, taxRate, total } = line;
  return {
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

/** Demand summed per SKU: two lines may want the same pieces. */
function shortagesOf(
  lines: readonly CartLine[],
  available: ReadonlyMap<string, number>,
): CheckoutJson['shortages'] {
  const demand = new Map<string, number>();
  for (const { sku, stocked, quantity } of lines) {
    if (stocked) demand.set(sku, (demand.get(sku) ?? 0) + quantity);
  }
  return [...demand]
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
function storedCart(checkout: { currency: string; lines: unknown; totals: unknown }): PricedCart {
  return {
    currency: checkout.currency,
    lines: checkout.lines as CartLine[],
    totals: checkout.totals as PricedCart['totals'],
  };
}
