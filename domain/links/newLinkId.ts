import type { OrderState } from '../order/order';

/** The id of an order's next link: no earlier one had it, also where the order has forgotten that. */
export const newLinkId = ({ paymentLinks = [] }: Pick<OrderState, 'paymentLinks'>): string =>
  String(Number(paymentLinks.at(-1)?.id ?? 0) + 1);
