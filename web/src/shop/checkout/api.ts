import type {
  CheckoutJson,
  CreateOrderRequestJson,
  OrderJson,
  QuoteRequestJson,
} from '../../../../api/schema/order';
import { request } from '../../http/request';

/** Prices the cart and says what of it is there; holds nothing. */
export function quoteCart(body: QuoteRequestJson, signal: AbortSignal): Promise<CheckoutJson> {
  return request('/api/checkouts', { method: 'POST', body, signal });
}

/** Places the order; the same key always gives the same order, however often it is sent. */
export function placeOrder(body: CreateOrderRequestJson, idempotencyKey: string): Promise<OrderJson> {
  return request('/api/orders', { method: 'POST', body, idempotencyKey });
}
