import type { Totals } from '../order/order';

/**
 * What an order costs, which is what holds of every order's totals. Where prices include tax, `tax` is the part of `items`, `discount`
 * and `shipping` that is tax; where they don't, it comes on top of them.
 */
export const grandOf = ({ items, discount, tax, shipping, taxIncluded }: Omit<Totals, 'grand'>): number =>
  items - discount + shipping + (taxIncluded ? 0 : tax);

/** What the customer pays for the delivery, its tax included. */
export const deliveryCost = ({
  shipping,
  taxIncluded,
  shippingTax = 0,
}: Pick<Totals, 'shipping' | 'taxIncluded' | 'shippingTax'>): number =>
  shipping + (taxIncluded ? 0 : shippingTax);

/** Whether tax is a part of the prices; where none is known, they include what there is. */
export const isTaxIncluded = ({ tax, taxIncluded }: Pick<Totals, 'tax' | 'taxIncluded'>): boolean =>
  taxIncluded ?? tax === 0;
