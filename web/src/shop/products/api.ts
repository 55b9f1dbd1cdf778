import type { ProductListJson } from '../../../../api/schema/catalogue';
import { request } from '../../http/request';

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
