import { rolesWith } from '../../domain/people/permissions';
import { present } from '../../domain/present';
import { CODE_PROBLEMS } from '../codes/codeProblems';
import { commandRoute } from '../commands/commandRoute';
import { demandOrder } from '../orders/orderReads';
import { defineRoute } from '../http/route';
import {
  cashOfOrder,
  cashPage,
  cashQuery,
  cashSummary,
  confirmRequest,
  confirmedOrder,
  recordCashRequest,
  remitCashRequest,
  statementRequest,
  statementResult,
  takeBackRequest,
} from '../schema/money/cash';
import { proofRequest, sentCode } from '../schema/codes';
import { orderParams } from '../schema/order';
import { listCash, readCashOf, sumUpCash } from './cashReads';
import { confirmByCode, sendConfirmationCode } from './confirmByCode';
import { settleStatement } from './settleStatement';

const CASH = { tag: 'Cash', view: 'staff' } as const;

export const cashRoutes = [
  defineRoute({
    method: 'post',
    path: '/api/orders/{id}/confirm/code',
    operation: 'sendConfirmationCode',
    summary: 'Send the code by which an order is confirmed that is paid at the door',
    tag: CASH.tag,
    roles: rolesWith('confirmByCode'),
    request: { params: orderParams },
    responses: { 200: { description: 'Where it goes to, and until when it is good.', schema: sentCode } },
    errors: ['not-found', 'not-allowed', 'unavailable'],
    handle: async ({ deps, actor, params: { id } }) => ({
      status: 200,
      body: await sendConfirmationCode(deps, id, actor),
    }),
  }),
  defineRoute({
    method: 'post',
    path: '/api/orders/{id}/confirm',
    operation: 'confirmOrderByCode',
    summary: 'Give the code back: the order goes out',
    tag: CASH.tag,
    roles: rolesWith('confirmByCode'),
    request: { params: orderParams, body: proofRequest },
    responses: {
      200: { description: 'The order is confirmed.', schema: confirmedOrder },
      202: { description: 'Kept, and carried out as soon as a worker is there.', schema: confirmedOrder },
    },
    errors: ['not-found', 'not-allowed', ...CODE_PROBLEMS, 'unavailable'],
    handle: async ({ deps, actor, params: { id }, body: { code } }) => {
      const { kind } = await confirmByCode(deps, id, code, actor);
      return kind === 'done'
        ? { status: 200, body: { state: 'CONFIRMED' } }
        : { status: 202, body: { state: 'ACCEPTED' } };
    },
  }),
  commandRoute({
    ...CASH,
    name: 'confirm',
    path: '/api/admin/orders/{id}/confirm',
    operation: 'confirmOrder',
    summary: 'Say whether the customer wants what is paid at the door',
    request: { params: orderParams, body: confirmRequest },
    payload: ({ body: { outcome, notes } }) => ({ outcome, ...present({ notes }) }),
  }),
  commandRoute({
    ...CASH,
    name: 'recordCash',
    path: '/api/admin/orders/{id}/cash',
    operation: 'recordCash',
    summary: 'Say what was collected at the door',
    request: { params: orderParams, body: recordCashRequest },
    payload: ({ body: { parcelId, amount, notes } }) => ({ amount, ...present({ parcelId, notes }) }),
  }),
  commandRoute({
    ...CASH,
    name: 'remitCash',
    path: '/api/admin/orders/{id}/remittances',
    operation: 'remitCash',
    summary: 'Record what a courier handed over',
    request: { params: orderParams, body: remitCashRequest },
    payload: ({ body: { parcelId, ...body } }) => ({ ...body, ...present({ parcelId }) }),
  }),
  commandRoute({
    ...CASH,
    name: 'takeBackRemittance',
    path: '/api/admin/orders/{id}/remittances/take-back',
    operation: 'takeBackRemittance',
    summary: 'Take back a record of what a courier handed over',
    request: { params: orderParams, body: takeBackRequest },
    payload: ({ body: { parcelId, ...body } }) => ({ ...body, ...present({ parcelId }) }),
  }),
  defineRoute({
    method: 'get',
    path: '/api/admin/orders/{id}/cash',
    operation: 'readOrderCash',
    summary: 'The order’s parcels that cash is collected for',
    tag: CASH.tag,
    roles: rolesWith('workInBackOffice'),
    request: { params: orderParams },
    responses: { 200: { description: 'Parcels, those packed first first.', schema: cashOfOrder } },
    errors: ['not-found'],
    handle: async ({ deps, actor, params }) => {
      await demandOrder(deps.prisma, params.id, actor);
      return { status: 200, body: await readCashOf(deps.prisma, params.id) };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/admin/cod/statements',
    operation: 'settleStatement',
    summary: 'Record a courier’s statement, line by line',
    tag: CASH.tag,
    roles: rolesWith('settleCash'),
    request: { body: statementRequest },
    responses: { 200: { description: 'What became of each line.', schema: statementResult } },
    errors: ['unavailable'],
    handle: async ({ deps, actor, body }) => ({
      status: 200,
      body: { items: await settleStatement(deps, actor, body) },
    }),
  }),
  defineRoute({
    method: 'get',
    path: '/api/admin/cod',
    operation: 'listCash',
    summary: 'Parcels that cash is collected for, newest first',
    tag: CASH.tag,
    roles: rolesWith('readTransactions'),
    request: { query: cashQuery },
    responses: { 200: { description: 'A page of parcels.', schema: cashPage } },
    errors: [],
    handle: async ({ deps, query }) => ({ status: 200, body: await listCash(deps.prisma, query) }),
  }),
  defineRoute({
    method: 'get',
    path: '/api/admin/cod/summary',
    operation: 'sumUpCash',
    summary: 'What couriers are to collect and still have',
    tag: CASH.tag,
    roles: rolesWith('readTransactions'),
    request: {},
    responses: { 200: { description: 'Sums by courier and currency.', schema: cashSummary } },
    errors: [],
    handle: async ({ deps }) => ({ status: 200, body: { items: await sumUpCash(deps.prisma, deps.now()) } }),
  }),
];
