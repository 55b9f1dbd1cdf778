import { rolesWith } from '../../domain/people/permissions';
import { quote, readQuote } from './checkouts';
import { customerFor, shopPrices } from './preparePlacement';
import { refuseForeignFields } from './privileges';
import { defineRoute } from '../http/route';
import { checkout, checkoutParams, quoteRequest } from '../schema/order';

export const checkoutRoutes = [
  defineRoute({
    method: 'post',
    path: '/api/checkouts',
    operation: 'createCheckout',
    summary:
      'Price a cart, see what is there and whether it can go to an address; it may hold the pieces for a while',
    tag: 'Shop',
    roles: rolesWith('placeOrders'),
    request: { body: quoteRequest },
    responses: {
      201: {
        description: 'A quote that yields one order, for half an hour.',
        schema: checkout,
        headers: ['Location'],
      },
    },
    errors: ['unknown-sku', 'currency-mismatch'],
    handle: async ({ deps, actor, body }) => {
      refuseForeignFields(actor, body);
      const customerId = await customerFor(deps, actor, body.customerId);
      const prices = shopPrices(deps, body.shippingMethod);
      const made = await quote(deps, body, { actor, customerId, prices });
      return { status: 201, body: made, headers: { Location: `/api/checkouts/${made.id}` } };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/checkouts/{id}',
    operation: 'getCheckout',
    summary: 'Read a quote, what of it is there now and the order that it has become',
    tag: 'Shop',
    roles: rolesWith('placeOrders'),
    request: { params: checkoutParams },
    responses: { 200: { description: 'The quote; its prices hold until `expiresAt`.', schema: checkout } },
    errors: ['not-found'],
    handle: async ({ deps, actor, params }) => ({
      status: 200,
      body: await readQuote(deps, params.id, actor),
    }),
  }),
];
