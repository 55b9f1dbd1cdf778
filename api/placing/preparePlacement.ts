import { knownCustomer } from './knownCustomer';
import type { z } from 'zod';
import type { DeliveryWish } from '../../domain/allocation/deliveryWish';
import type { TaxRules } from '../../domain/money/tax';
import type { Actor } from '../../domain/people/actor';
import type { createOrderRequest } from '../schema/order';
import { readCheckout, type CheckoutDeps } from './checkouts';
import { readDelivery, type DeliveryDeps } from './delivery';
import { isGuestId, newGuestId } from './identifiers';
import type { PromiseDeps } from '../promise/readPromise';
import type { PlacementKey, PlacementRequest } from './placementRequest';
import { isStocked, priceCart, type PricedCart, type ShopPrices } from './priceCart';
import { refuseForeignFields } from './privileges';
import { readTenders } from './paying/tenders';

/** What preparing an order takes. */
export type PreparationDeps = CheckoutDeps & DeliveryDeps & ShippingDeps & PromiseDeps;

interface ShippingDeps {
  readonly settings: {
    /** Minor units of the order's currency for each shipping method. */
    readonly shippingPrices: Readonly<Record<string, number>>;
    readonly taxRules: TaxRules;
  };
}

type Body = z.output<typeof createOrderRequest>;

/**
 * Everything that an order is made of, from a request that was checked for its shape alone.
 * @throws {DomainError} when this caller may not give a field, or the cart can't be had as it was asked for.
 */
export async function preparePlacement(
  deps: PreparationDeps,
  { actor, body, key }: { readonly actor: Actor; readonly body: Body; readonly key: PlacementKey },
): Promise<PlacementRequest> {
  refuseForeignFields(actor, body);
  const { cart, customerId, deliveryWish } = await readCart(deps, actor, body);
  const delivery = readDelivery(deps, body, { stocked: isStocked(cart) });
  const priceFrom = body.checkoutId === undefined ? '/lines' : '/checkoutId';
  const tenders = await readTenders(deps, body.payment, { cart, customerId, priceFrom });
  return {
    actor,
    key,
    cart,
    customer: { id: customerId, guest: isGuestId(customerId) },
    checkoutId: body.checkoutId,
    tenders,
    ...delivery,
    shippingMethod: body.shippingMethod,
    channel: body.channel,
    deliveryWish: body.deliveryWish ?? deliveryWish,
    locale: body.locale,
    metadata: body.metadata ?? {},
    externalReference: body.externalReference,
  };
}

async function readCart(
  deps: PreparationDeps,
  actor: Actor,
  body: Body,
): Promise<{
  readonly cart: PricedCart;
  readonly customerId: string;
  readonly deliveryWish?: DeliveryWish | undefined;
}> {
  if (body.checkoutId !== undefined)
    return readCheckout(deps, actor, { ...body, checkoutId: body.checkoutId });
  const { discount, taxIncluded, shippingTaxRate } = body;
  const cart = {
    currency: body.currency ?? '',
    lines: body.lines ?? [],
    discount,
    taxIncluded,
    shippingTaxRate,
  };
  return {
    cart: await priceCart(deps.prisma, cart, shopPrices(deps, body.shippingMethod)),
    customerId: await customerFor(deps, actor, body.customerId),
  };
}

/** A shipping method without a price of its own is free. */
export function shopPrices({ settings }: ShippingDeps, method: string): ShopPrices {
  return { shipping: settings.shippingPrices[method] ?? 0, taxRules: settings.taxRules };
}

/** Whom an order is for: who was named, else the customer who asks, else a guest of their own. */
export async function customerFor(
  { prisma }: Pick<PreparationDeps, 'prisma'>,
  actor: Actor,
  named: string | undefined,
): Promise<string> {
  if (named !== undefined) return knownCustomer(prisma, named);
  return actor.role === 'customer' ? actor.id : newGuestId();
}
