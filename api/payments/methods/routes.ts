import { DomainError } from '../../../domain/errors';
import type { Actor } from '../../../domain/people/actor';
import { hasPermission, rolesWith } from '../../../domain/people/permissions';
import { defineRoute } from '../../http/route';
import { customerFor } from '../../placing/preparePlacement';
import { paymentMethods, paymentMethodsQuery } from '../../schema/money/paymentMethods';
import { readMethods } from './readMethods';

/** @throws {DomainError} `forbidden`: what somebody else has on their account is told to whoever may order for them. */
function requireForOthers(actor: Actor): void {
  if (hasPermission(actor.role, 'orderForOthers')) return;
  const detail = 'Only the role checkout and staff may give this.';
  throw new DomainError('forbidden', detail, { errors: [{ parameter: 'customerId', detail }] });
}

export const paymentMethodRoutes = [
  defineRoute({
    method: 'get',
    path: '/api/payment-methods',
    operation: 'listPaymentMethods',
    summary: 'How an amount can be paid, and why not otherwise',
    tag: 'Shop',
    roles: rolesWith('placeOrders'),
    request: { query: paymentMethodsQuery },
    responses: { 200: { description: 'Every method, with what it can do.', schema: paymentMethods } },
    errors: [],
    handle: async ({ deps, actor, query: { customerId, ...asked } }) => {
      if (customerId !== undefined) requireForOthers(actor);
      return {
        status: 200,
        body: await readMethods(deps.prisma, await customerFor(deps, actor, customerId), asked),
      };
    },
  }),
];
