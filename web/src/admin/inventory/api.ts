import type { InventoryJson } from '../../../../api/schema/admin';
import { request } from '../../http/request';

export function readInventory(sku: string, signal: AbortSignal): Promise<InventoryJson> {
  return request(`/api/admin/inventory/${encodeURIComponent(sku)}`, { signal });
}
