import { rolesWith } from '../../domain/people/permissions';
import { quote } from './checkouts';
import { customerFor, shippingPrice } from './preparePlacement';
import { refuseForeignFields } from './privileges';
import { defineRoute } from '../http/route';
import { checkout, quoteRequest } from '../schema/order';

export const checkoutRoutes = [
  defineRoute({
    method: 'post',
    path: '/api/checkouts',
    summary: 'Price a cart, see what of it is there and whether it can go to an address; holds no stock',
    tag: 'Shop',
    roles: rolesWith('placeOrders'),
    request: { body: quoteRequest },
    responses: { 201: { description: 'A quote that yields one order, for half an hour.', schema: checkout } },
    errors: ['unknown-sku', 'currency-mismatch'],
    handle: async ({ deps, actor, body }) => {
      refuseForeignFields(actor, body);
      const customerId = customerFor(actor, body.customerId);
      const shipping = shippingPrice(deps, body.shippingMethod);
      return { status: 201, body: await quote(deps, body, { customerId, shipping }) };
    },
  }),
];
