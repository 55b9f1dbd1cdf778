import { sku } from '../schema/primitives';
import { rolesWith } from '../../domain/people/permissions';
import { z } from 'zod';
import { DomainError } from '../../domain/errors';
import type { PrismaClient } from '../../prisma/client';
import { digest } from '../http/idempotency';
import { invalid } from '../http/problems';
import { adjustStock, listInventory, readInventory, type Adjustment } from './inventory';
import { isWarehouse, noSuchWarehouse } from './stock';
import { defineRoute } from '../http/route';
import {
  adjustmentRequest,
  bulkAdjustmentRequest,
  bulkAdjustmentResult,
  inventory,
  inventoryList,
  inventoryQuery,
} from '../schema/admin';

const skuParams = z.object({ sku: sku.min(1) });

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
    method: 'post',
    path: '/api/admin/inventory/{sku}/adjustments',
    operation: 'adjustInventory',
    summary: 'Record a receipt, write-off or count, once',
    tag: 'Inventory',
    roles: rolesWith('adjustInventory'),
    request: { params: skuParams, body: adjustmentRequest, idempotencyKey: 'required' },
    responses: { 200: { description: 'What there is afterwards.', schema: inventory } },
    errors: ['not-found', 'not-allowed', 'idempotency-key-reused'],
    handle: async ({ deps, actor, params, body, routeId, idempotencyKey }) => {
      await readInventory(deps.prisma, params.sku);
      if (!isWarehouse(body.warehouse)) throw invalid('/warehouse', noSuchWarehouse(body.warehouse));
      const id = digest(actor.id, routeId, params.sku, idempotencyKey ?? '');
      const adjustment = { ...body, id, sku: params.sku };
      const { known } = await adjustStock(deps.prisma, [adjustment], actor.id);
      if (known > 0) await refuseOtherAdjustment(deps.prisma, adjustment);
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

/** @throws {DomainError} `idempotency-key-reused` when the key stands for a different adjustment. */
async function refuseOtherAdjustment(prisma: PrismaClient, adjustment: Adjustment): Promise<void> {
  const { id, warehouse, delta, reason } = adjustment;
  const same = await prisma.stockAdjustment.findFirst({ where: { id, warehouse, delta, reason } });
  if (!same) {
    throw new DomainError('idempotency-key-reused', 'This Idempotency-Key stands for another adjustment.');
  }
}
