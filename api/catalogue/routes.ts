import { rolesWith } from '../../domain/people/permissions';
import { z } from 'zod';
import { sku } from '../schema/primitives';
import { importProducts, listProducts, readProduct } from './catalogue';
import { defineRoute } from '../http/route';
import {
  product,
  productList,
  productQuery,
  productsImportRequest,
  productsImportResult,
} from '../schema/catalogue';

export const productRoutes = [
  defineRoute({
    method: 'get',
    path: '/api/products',
    operation: 'listProducts',
    summary: 'Browse what is sold',
    tag: 'Shop',
    roles: 'public',
    request: { query: productQuery },
    responses: { 200: { description: 'A page of products by name.', schema: productList } },
    errors: [],
    handle: async ({ deps, query }) => ({ status: 200, body: await listProducts(deps.prisma, query) }),
  }),
  defineRoute({
    method: 'get',
    path: '/api/products/{sku}',
    operation: 'getProduct',
    summary: 'Read a product',
    tag: 'Shop',
    roles: 'public',
    request: { params: z.object({ sku }) },
    responses: { 200: { description: 'The product and how many are available.', schema: product } },
    errors: ['not-found'],
    handle: async ({ deps, params }) => ({ status: 200, body: await readProduct(deps.prisma, params.sku) }),
  }),
  defineRoute({
    method: 'put',
    path: '/api/admin/products',
    operation: 'importProducts',
    summary: 'Create or change products by SKU',
    tag: 'Inventory',
    roles: rolesWith('keepCatalogue'),
    request: { body: productsImportRequest },
    responses: { 200: { description: 'How many were new or changed.', schema: productsImportResult } },
    errors: [],
    bodyLimit: '8mb',
    handle: async ({ deps, body }) => ({
      status: 200,
      body: await importProducts(deps.prisma, body.products),
    }),
  }),
];
