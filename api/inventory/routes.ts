import { z } from 'zod';
import { DomainError } from '../../domain/errors';
import { rolesWith } from '../../domain/people/permissions';
import type { PrismaClient } from '../../prisma/client';
import { requireOwnStock } from '../bundles/ownStock';
import { formsOfSku } from '../catalogue/knownSkus';
import { digest } from '../http/idempotency';
import { NO_PARAMETERS } from '../http/request';
import { defineRoute } from '../http/route';
import {
  adjustmentRequest,
  bulkAdjustmentRequest,
  bulkAdjustmentResult,
  countRequest,
  inventory,
  inventoryList,
  inventoryQuery,
  moveList,
  movesQuery,
  poolRequest,
  safetyRequest,
  stockCheck,
  transferRequest,
} from '../schema/stock/inventory';
import { sku } from '../schema/primitives';
import { adjustStock, countStock, keepBack, keepFor, requireSame, transferStock } from './changes';
import { listInventory, readInventory } from './inventory';
import { checkStock, listMoves } from './moves';
import { invalid } from '../http/problems';
import { unknownWarehouses } from './stock';

const skuParams = z.object({ sku: sku.min(1) });

/** The SKU of a product as its row has it. @throws {DomainError} `not-found`. */
async function knownProduct(prisma: PrismaClient, given: string): Promise<string> {
  const forms = await formsOfSku(prisma, given);
  const rows = await prisma.product.findMany({ where: { sku: { in: [...forms] } }, select: { sku: true } });
  const found = forms.find((form) => rows.some((row) => row.sku === form));
  if (found === undefined) throw new DomainError('not-found', 'There is no such product.');
  return found;
}

/** The same of a product that lies somewhere. @throws {DomainError} `not-found`; `not-allowed` for a bundle. */
async function countedProduct(prisma: PrismaClient, given: string): Promise<string> {
  const known = await knownProduct(prisma, given);
  await requireOwnStock(prisma, known);
  return known;
}

export const inventoryRoutes = [
  defineRoute({
    method: 'get',
    path: '/api/admin/inventory',
    operation: 'listInventory',
    summary: 'Find products on the shelves, by a part of SKU, name or variant',
    tag: 'Inventory',
    roles: rolesWith('readInventory'),
    request: { query: inventoryQuery },
    responses: { 200: { description: 'A page of products with their stock.', schema: inventoryList } },
    errors: [],
    handle: async ({ deps, query }) => ({ status: 200, body: await listInventory(deps.prisma, query) }),
  }),
  defineRoute({
    method: 'get',
    path: '/api/admin/inventory/check',
    operation: 'checkInventory',
    summary: 'Compare counts, ledger and what orders hold',
    tag: 'Inventory',
    roles: rolesWith('readInventory'),
    request: { query: NO_PARAMETERS },
    responses: { 200: { description: 'Where they differ; nothing when all is well.', schema: stockCheck } },
    errors: [],
    handle: async ({ deps }) => ({ status: 200, body: await checkStock(deps.prisma, deps.now()) }),
  }),
  defineRoute({
    method: 'get',
    path: '/api/admin/inventory/{sku}',
    operation: 'getInventory',
    summary: 'See what of a product is where',
    tag: 'Inventory',
    roles: rolesWith('readInventory'),
    request: { params: skuParams },
    responses: { 200: { description: 'On hand, reserved, available, by warehouse.', schema: inventory } },
    errors: ['not-found'],
    handle: async ({ deps, params }) => ({ status: 200, body: await readInventory(deps.prisma, params.sku) }),
  }),
  defineRoute({
    method: 'get',
    path: '/api/admin/inventory/{sku}/moves',
    operation: 'listStockMoves',
    summary: 'See what has moved the counts of a product, the newest first',
    tag: 'Inventory',
    roles: rolesWith('readInventory'),
    request: { params: skuParams, query: movesQuery },
    responses: { 200: { description: 'A page of the ledger.', schema: moveList } },
    errors: ['not-found'],
    handle: async ({ deps, params, query }) => {
      const known = await knownProduct(deps.prisma, params.sku);
      return { status: 200, body: await listMoves(deps.prisma, known, query) };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/admin/inventory/{sku}/adjustments',
    operation: 'adjustInventory',
    summary: 'Record a receipt or a write-off, once',
    tag: 'Inventory',
    roles: rolesWith('adjustInventory'),
    request: { params: skuParams, body: adjustmentRequest, idempotencyKey: 'required' },
    responses: { 200: { description: 'What there is afterwards.', schema: inventory } },
    errors: ['not-found', 'not-allowed', 'idempotency-key-reused'],
    handle: async ({ deps, actor, params, body, routeId, idempotencyKey }) => {
      const known = await countedProduct(deps.prisma, params.sku);
      const [fault] = await unknownWarehouses(deps.prisma, [{ pointer: '/warehouse', code: body.warehouse }]);
      if (fault) throw invalid(fault.pointer, fault.detail);
      const id = digest(actor.id, routeId, params.sku, idempotencyKey ?? '');
      const adjustment = { ...body, id, sku: known };
      const { applied } = await adjustStock(deps.prisma, [adjustment], actor.id);
      if (applied === 0) await requireSame(deps.prisma, adjustment);
      return { status: 200, body: await readInventory(deps.prisma, params.sku) };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/admin/inventory/{sku}/counts',
    operation: 'countInventory',
    summary: 'Record how many pieces somebody has counted, once',
    tag: 'Inventory',
    roles: rolesWith('adjustInventory'),
    request: { params: skuParams, body: countRequest, idempotencyKey: 'required' },
    responses: { 200: { description: 'What there is afterwards.', schema: inventory } },
    errors: ['not-found', 'not-allowed', 'idempotency-key-reused'],
    handle: async ({ deps, actor, params, body, routeId, idempotencyKey }) => {
      const known = await countedProduct(deps.prisma, params.sku);
      const id = digest(actor.id, routeId, params.sku, idempotencyKey ?? '');
      await countStock(deps.prisma, { ...body, id, sku: known }, actor.id);
      return { status: 200, body: await readInventory(deps.prisma, params.sku) };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/admin/inventory/{sku}/transfers',
    operation: 'transferInventory',
    summary: 'Record pieces that go from one warehouse to another, once',
    tag: 'Inventory',
    roles: rolesWith('adjustInventory'),
    request: { params: skuParams, body: transferRequest, idempotencyKey: 'required' },
    responses: { 200: { description: 'What there is afterwards.', schema: inventory } },
    errors: ['not-found', 'not-allowed', 'idempotency-key-reused'],
    handle: async ({ deps, actor, params, body, routeId, idempotencyKey }) => {
      const known = await countedProduct(deps.prisma, params.sku);
      const id = digest(actor.id, routeId, params.sku, idempotencyKey ?? '');
      const { from: warehouse, ...transfer } = body;
      await transferStock(deps.prisma, { ...transfer, warehouse, id, sku: known }, actor.id);
      return { status: 200, body: await readInventory(deps.prisma, params.sku) };
    },
  }),
  defineRoute({
    method: 'put',
    path: '/api/admin/inventory/{sku}/safety',
    operation: 'setSafetyStock',
    summary: 'Keep pieces in a warehouse from being ordered',
    tag: 'Inventory',
    roles: rolesWith('adjustInventory'),
    request: { params: skuParams, body: safetyRequest },
    responses: { 200: { description: 'What there is afterwards.', schema: inventory } },
    errors: ['not-found', 'not-allowed'],
    handle: async ({ deps, params, body }) => {
      await keepBack(deps.prisma, { ...body, sku: await countedProduct(deps.prisma, params.sku) });
      return { status: 200, body: await readInventory(deps.prisma, params.sku) };
    },
  }),
  defineRoute({
    method: 'put',
    path: '/api/admin/inventory/{sku}/pools',
    operation: 'setStockPool',
    summary: 'Keep the last pieces in a warehouse for a channel',
    tag: 'Inventory',
    roles: rolesWith('adjustInventory'),
    request: { params: skuParams, body: poolRequest },
    responses: { 200: { description: 'What there is afterwards.', schema: inventory } },
    errors: ['not-found'],
    handle: async ({ deps, actor, params, body }) => {
      await keepFor(deps.prisma, { ...body, sku: await knownProduct(deps.prisma, params.sku) }, actor.id);
      return { status: 200, body: await readInventory(deps.prisma, params.sku) };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/admin/inventory/adjustments',
    operation: 'importAdjustments',
    summary: 'Record many adjustments; those whose id is known are skipped',
    tag: 'Inventory',
    roles: rolesWith('importInventory'),
    request: { body: bulkAdjustmentRequest },
    responses: { 200: { description: 'How many were new.', schema: bulkAdjustmentResult } },
    errors: ['not-allowed'],
    bodyLimit: '8mb',
    handle: async ({ deps, actor, body }) => ({
      status: 200,
      body: await adjustStock(deps.prisma, body.adjustments, actor.id),
    }),
  }),
];
