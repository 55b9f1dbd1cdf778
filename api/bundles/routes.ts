import { rolesWith } from '../../domain/people/permissions';
import { readProduct } from '../catalogue/catalogue';
import { defineRoute } from '../http/route';
import { product } from '../schema/catalogue';
import { bundleParams, bundleRequest } from '../schema/stock/bundles';
import { endBundle, keepBundle } from './keepBundle';

export const bundleRoutes = [
  defineRoute({
    method: 'put',
    path: '/api/admin/products/{sku}/bundle',
    operation: 'setBundle',
    summary: 'Say which products a bundle consists of',
    tag: 'Inventory',
    roles: rolesWith('keepCatalogue'),
    request: { params: bundleParams, body: bundleRequest },
    responses: { 200: { description: 'It counts from the next order on.', schema: product } },
    errors: ['not-found'],
    handle: async ({ deps, params, body }) => {
      await keepBundle(deps, params.sku, body);
      return { status: 200, body: await readProduct(deps.prisma, params.sku) };
    },
  }),
  defineRoute({
    method: 'delete',
    path: '/api/admin/products/{sku}/bundle',
    operation: 'deleteBundle',
    summary: 'Make a bundle a product by itself',
    tag: 'Inventory',
    roles: rolesWith('keepCatalogue'),
    request: { params: bundleParams },
    responses: { 200: { description: 'The product.', schema: product } },
    errors: ['not-found'],
    handle: async ({ deps, params }) => {
      await endBundle(deps, params.sku);
      return { status: 200, body: await readProduct(deps.prisma, params.sku) };
    },
  }),
];
