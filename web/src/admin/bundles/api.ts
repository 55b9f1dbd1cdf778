import type { ProductJson } from '../../../../api/schema/catalogue';
import type { BundleRequestJson } from '../../../../api/schema/stock/bundles';
import { request } from '../../http/request';

const pathOf = (sku: string): string => `/api/admin/products/${encodeURIComponent(sku)}/bundle`;

export const readProduct = (sku: string, signal: AbortSignal): Promise<ProductJson> =>
  request(`/api/products/${encodeURIComponent(sku)}`, { signal });

export const setBundle = (sku: string, bundle: BundleRequestJson): Promise<ProductJson> =>
  request(pathOf(sku), { method: 'PUT', body: bundle });

/** It is a product by itself then. */
export const endBundle = (sku: string): Promise<ProductJson> => request(pathOf(sku), { method: 'DELETE' });
