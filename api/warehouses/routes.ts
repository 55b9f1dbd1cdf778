import { rolesWith } from '../../domain/people/permissions';
import { shopDay } from '../../domain/time/shopDay';
import { REPLAYED } from '../http/idempotency';
import { defineRoute } from '../http/route';
import { etagOf } from '../orders/orderReads';
import {
  closureParams,
  newClosure,
  newWarehouse,
  warehouse,
  warehouseChange,
  warehouseList,
  warehouseParams,
  type WarehouseJson,
} from '../schema/stock/warehouses';
import { closeWarehouse, reopenWarehouse } from './closures';
import { changeWarehouse, createWarehouse, type WarehouseDeps } from './keepWarehouses';
import { listWarehouses, readWarehouse } from './readWarehouses';

const TAG = 'Inventory';
const ONE = { description: 'The warehouse.', schema: warehouse, headers: ['ETag'] } as const;
const MADE = {
  description: 'The warehouse as it is now.',
  schema: warehouse,
  headers: ['ETag', 'Location', 'Idempotency-Replayed'],
} as const;

const today = ({ now, settings }: WarehouseDeps): string => shopDay(now(), settings.timeZone);

const read = (deps: WarehouseDeps, code: string): Promise<WarehouseJson> =>
  readWarehouse(deps.prisma, code, today(deps));

/** The answer to what made something, or found it made. */
function made(body: WarehouseJson, repeated: boolean) {
  const Location = `/api/admin/warehouses/${body.code}`;
  return { status: 201, body, headers: { ETag: etagOf(body), Location, ...(repeated && REPLAYED) } };
}

export const warehouseRoutes = [
  defineRoute({
    method: 'get',
    path: '/api/admin/warehouses',
    operation: 'listWarehouses',
    summary: 'The warehouses of the shop, also those that are not active',
    tag: TAG,
    roles: rolesWith('readInventory'),
    request: {},
    responses: { 200: { description: 'All of them, by rank.', schema: warehouseList } },
    errors: [],
    handle: async ({ deps }) => ({ status: 200, body: await listWarehouses(deps.prisma, today(deps)) }),
  }),
  defineRoute({
    method: 'get',
    path: '/api/admin/warehouses/{code}',
    operation: 'getWarehouse',
    summary: 'A warehouse with its calendar',
    tag: TAG,
    roles: rolesWith('readInventory'),
    request: { params: warehouseParams },
    responses: { 200: ONE },
    errors: ['not-found'],
    handle: async ({ deps, params }) => {
      const body = await read(deps, params.code);
      return { status: 200, body, headers: { ETag: etagOf(body) } };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/admin/warehouses',
    operation: 'createWarehouse',
    summary: 'Open a warehouse; the same request once more changes nothing',
    tag: TAG,
    roles: rolesWith('keepWarehouses'),
    request: { body: newWarehouse },
    responses: { 201: MADE },
    errors: [],
    handle: async ({ deps, body }) => {
      const { repeated } = await createWarehouse(deps, body);
      return made(await read(deps, body.code), repeated);
    },
  }),
  defineRoute({
    method: 'patch',
    path: '/api/admin/warehouses/{code}',
    operation: 'changeWarehouse',
    summary: 'Change a warehouse, for what is ordered from now on',
    tag: TAG,
    roles: rolesWith('keepWarehouses'),
    request: { params: warehouseParams, body: warehouseChange, ifMatch: 'required' },
    responses: { 200: ONE },
    errors: ['not-found', 'not-allowed'],
    handle: async ({ deps, params: { code }, body: change, ifMatch }) => {
      await changeWarehouse(deps, code, change, ifMatch);
      const body = await read(deps, code);
      return { status: 200, body, headers: { ETag: etagOf(body) } };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/admin/warehouses/{code}/closures',
    operation: 'closeWarehouse',
    summary: 'Close a warehouse on some days; the same request once more changes nothing',
    tag: TAG,
    roles: rolesWith('closeWarehouses'),
    request: { params: warehouseParams, body: newClosure },
    responses: { 201: MADE },
    errors: ['not-found'],
    handle: async ({ deps, actor, params: { code }, body }) => {
      const { repeated } = await closeWarehouse(deps, code, body, actor);
      return made(await read(deps, code), repeated);
    },
  }),
  defineRoute({
    method: 'delete',
    path: '/api/admin/warehouses/{code}/closures/{id}',
    operation: 'reopenWarehouse',
    summary: 'Take a closure away',
    tag: TAG,
    roles: rolesWith('closeWarehouses'),
    request: { params: closureParams },
    responses: { 200: ONE },
    errors: ['not-found'],
    handle: async ({ deps, params: { code, id } }) => {
      await reopenWarehouse(deps, code, id);
      const body = await read(deps, code);
      return { status: 200, body, headers: { ETag: etagOf(body) } };
    },
  }),
];
