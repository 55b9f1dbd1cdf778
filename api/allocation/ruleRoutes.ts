import { rolesWith } from '../../domain/people/permissions';
import { defineRoute } from '../http/route';
import { etagOf } from '../orders/orderReads';
import { allocationRules, allocationRulesRequest } from '../schema/stock/allocationRules';
import type { WarehouseDeps } from '../warehouses/keepWarehouses';
import { dropRules, keepRules, readRules } from './rules';

const PATH = '/api/admin/allocation';
const TAG = 'Inventory';
const RULES = {
  description: 'The strategies, in their order.',
  schema: allocationRules,
  headers: ['ETag'],
} as const;

async function answer(deps: Pick<WarehouseDeps, 'prisma'>) {
  const body = await readRules(deps);
  return { status: 200 as const, body, headers: { ETag: etagOf(body) } };
}

export const allocationRuleRoutes = [
  defineRoute({
    method: 'get',
    path: PATH,
    operation: 'getAllocationRules',
    summary: 'How warehouses are chosen',
    tag: TAG,
    roles: rolesWith('readInventory'),
    request: {},
    responses: { 200: RULES },
    errors: [],
    handle: ({ deps }) => answer(deps),
  }),
  defineRoute({
    method: 'put',
    path: PATH,
    operation: 'setAllocationRules',
    summary: 'Have warehouses chosen by these strategies from now on',
    tag: TAG,
    roles: rolesWith('keepWarehouses'),
    request: { body: allocationRulesRequest, ifMatch: true },
    responses: { 200: RULES },
    errors: [],
    handle: async ({ deps, actor, body: { strategies }, ifMatch }) => {
      await keepRules(deps, strategies, actor, ifMatch);
      return answer(deps);
    },
  }),
  defineRoute({
    method: 'delete',
    path: PATH,
    operation: 'resetAllocationRules',
    summary: 'Have warehouses chosen by the standard rule again',
    tag: TAG,
    roles: rolesWith('keepWarehouses'),
    request: {},
    responses: { 200: RULES },
    errors: [],
    handle: async ({ deps }) => {
      await dropRules(deps);
      return answer(deps);
    },
  }),
];
