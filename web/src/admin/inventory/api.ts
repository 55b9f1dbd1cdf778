import type { InventoryJson, InventoryListJson } from '../../../../api/schema/stock/inventory';
import { request } from '../../http/request';

const pathOf = (sku: string): string => `/api/admin/inventory/${encodeURIComponent(sku)}`;

/** @param look `q` is part of a SKU or a name, `isLow` leaves out what there is enough of. */
export function listInventory(
  { q, isLow }: { readonly q: string; readonly isLow: boolean },
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<InventoryListJson> {
  return request('/api/admin/inventory', { query: { q, low: isLow ? 'true' : undefined, cursor }, signal });
}

/** A change of what is on the shelf. */
export interface Adjustment {
  /** Pieces, more or fewer. */
  readonly delta: number;
  readonly reason: string;
}

/** @param key the adjustment counts once by it, however often it is sent. */
export function adjustInventory(sku: string, adjustment: Adjustment, key: string): Promise<InventoryJson> {
  return request(`${pathOf(sku)}/adjustments`, { method: 'POST', body: adjustment, idempotencyKey: key });
}

/** @param at with so many pieces available, or fewer, it is low on stock; null: nobody wants to know. */
export function setLowStock(sku: string, at: number | null): Promise<InventoryJson> {
  return request(`${pathOf(sku)}/low-stock`, { method: 'PUT', body: { at } });
}

/** @param limit how many one customer may have within so many days; null: as many as there are. */
export function setLimit(sku: string, limit: InventoryJson['limit']): Promise<unknown> {
  return request(`/api/admin/products/${encodeURIComponent(sku)}/limit`, { method: 'PUT', body: { limit } });
}
