import { COMMANDS } from '../../domain/commands';
import { isStaff } from '../../domain/people/actor';
import { CODE_PROBLEMS } from '../codes/codeProblems';
import { commandRoute } from '../commands/commandRoute';
import { defineRoute } from '../http/route';
import { proofRequest, sentCode } from '../schema/codes';
import { provenPayout, recipientRequest } from '../schema/money/payouts';
import { refundParams } from '../schema/money/refunds';
import { keepRecipient, proveRecipient, sendRecipientCode } from './recipients';

const TAG = 'Payouts';

/** Whoever may name a recipient may prove it: support does both on the phone. */
const MAY_NAME = COMMANDS.namePayout.roles;

/** The same for customers and, below `/api/admin`, for staff who speak with them. */
const routesFor = ({ view, base, of }: { view: 'customer' | 'staff'; base: string; of: string }) => {
  const roles = view === 'staff' ? MAY_NAME.filter((role) => isStaff({ id: role, role })) : MAY_NAME;
  return [
    commandRoute({
      ...{ tag: TAG, view, name: 'namePayout', method: 'put' },
      path: `${base}/{id}/refunds/{refundId}/recipient`,
      operation: `name${of}`,
      summary: 'Say where the money of a refund shall go',
      request: { params: refundParams, body: recipientRequest },
      payload: ({ deps, params: { id: orderId, refundId }, body }) =>
        keepRecipient(deps, { orderId, refundId }, body),
    }),
    defineRoute({
      method: 'post',
      path: `${base}/{id}/refunds/{refundId}/recipient/code`,
      operation: `send${of}Code`,
      summary: 'Send the code that proves the number',
      tag: TAG,
      roles,
      request: { params: refundParams },
      responses: { 200: { description: 'Where it goes to, and until when it is good.', schema: sentCode } },
      errors: ['not-found', 'not-allowed', 'unavailable'],
      handle: async ({ deps, actor, params: { id: orderId, refundId } }) => ({
        status: 200,
        body: await sendRecipientCode(deps, { orderId, refundId }, actor),
      }),
    }),
    defineRoute({
      method: 'post',
      path: `${base}/{id}/refunds/{refundId}/recipient/proof`,
      operation: `prove${of}`,
      summary: 'Give the code back',
      tag: TAG,
      roles,
      request: { params: refundParams, body: proofRequest },
      responses: { 200: { description: 'The payout is proven.', schema: provenPayout } },
      errors: ['not-found', 'not-allowed', ...CODE_PROBLEMS, 'unavailable'],
      handle: async ({ deps, actor, params: { id: orderId, refundId }, body: { code } }) => ({
        status: 200,
        body: await proveRecipient(deps, { orderId, refundId }, code, actor),
      }),
    }),
  ];
};

export const recipientRoutes = [
  ...routesFor({ view: 'customer', base: '/api/orders', of: 'Recipient' }),
  ...routesFor({ view: 'staff', base: '/api/admin/orders', of: 'RecipientOfCustomer' }),
];
