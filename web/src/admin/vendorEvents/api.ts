import type { VendorEventListJson } from '../../../../api/schema/vendorEvents';
import { request } from '../../http/request';

export function listVendorEvents(
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<VendorEventListJson> {
  return request('/api/admin/vendor-events', { query: { cursor }, signal });
}
