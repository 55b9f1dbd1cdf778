import type { ProductListJson } from '../../../../api/schema/catalogue';
import type { CheckoutJson, QuoteRequestJson } from '../../../../api/schema/order';
import { request } from '../../api/request';

export interface ProductFilter {
  readonly currency: string;
  readonly category?: string | undefined;
  readonly q?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number;
}

export function listProducts(filter: ProductFilter, signal: AbortSignal): Promise<ProductListJson> {
  return request('/api/products', { query: { ...filter }, signal });
}

/** Prices the cart and says what of it is there; holds nothing. */
export function quoteCart(body: QuoteRequestJson, signal: AbortSignal): Promise<CheckoutJson> {
  return request('/api/checkouts', { method: 'POST', body, signal });
}
