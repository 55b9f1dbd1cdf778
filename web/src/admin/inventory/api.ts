import type { InventoryJson, InventoryListJson } from '../../../../api/schema/inventory';
import { request } from '../../http/request';

export function listInventory(
  q: string,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<InventoryListJson> {
  return request('/api/admin/inventory', { query: { q, cursor }, signal });
}

/** A change of what is on the shelf. */
export interface Adjustment {
  /** Pieces, more or fewer. */
  readonly delta: number;
  readonly reason: string;
}

/** @param key the adjustment counts once by it, however often it is sent. */
export function adjustInventory(sku: string, adjustment: Adjustment, key: string): Promise<InventoryJson> {
  return request(`/api/admin/inventory/${encodeURIComponent(sku)}/adjustments`, {
    method: 'POST',
    body: adjustment,
    idempotencyKey: key,
  });
}
