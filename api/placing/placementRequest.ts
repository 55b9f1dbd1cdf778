import type { DeliveryWish } from '../../domain/allocation/deliveryWish';
import type { Actor } from '../../domain/people/actor';
import type { Contact, PostalAddress } from '../../domain/address/address';
import type { Channel } from '../../domain/stock/channels';
import type { PricedCart } from './priceCart';
import type { RequestedTender } from './paying/tenders';

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
  /** They come to the price; none when there is nothing to pay. */
  readonly tenders: readonly RequestedTender[];
  readonly shippingAddress: PostalAddress;
  readonly billingAddress?: PostalAddress | undefined;
  readonly shippingMethod: string;
  /** Absent: the shop's pages. */
  readonly channel?: Channel | undefined;
  /** Undefined: each parcel leaves as it is ready. */
  readonly deliveryWish?: DeliveryWish | undefined;
  readonly contact: Contact;
  readonly locale: string;
  /** The shop's own name of it, which no other order has. */
  readonly externalReference?: string | undefined;
  readonly metadata: Readonly<Record<string, unknown>>;
}
