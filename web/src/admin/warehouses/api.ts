import type {
  NewClosureJson,
  NewWarehouseJson,
  WarehouseChangeJson,
  WarehouseJson,
  WarehouseListJson,
} from '../../../../api/schema/stock/warehouses';
import { request } from '../../http/request';

const PATH = '/api/admin/warehouses';
const pathOf = (code: string): string => `${PATH}/${encodeURIComponent(code)}`;

export const listWarehouses = (signal: AbortSignal): Promise<WarehouseListJson> => request(PATH, { signal });

export const createWarehouse = (body: NewWarehouseJson): Promise<WarehouseJson> =>
  request(PATH, { method: 'POST', body });

/** @param revision as it was read: what somebody else has changed since isn't changed. */
export const changeWarehouse = (
  code: string,
  body: WarehouseChangeJson,
  revision: number,
): Promise<WarehouseJson> => request(pathOf(code), { method: 'PATCH', body, ifMatch: revision });

export const closeWarehouse = (code: string, body: NewClosureJson): Promise<WarehouseJson> =>
  request(`${pathOf(code)}/closures`, { method: 'POST', body });

export const reopenWarehouse = (code: string, closureId: string): Promise<WarehouseJson> =>
  request(`${pathOf(code)}/closures/${encodeURIComponent(closureId)}`, { method: 'DELETE' });
