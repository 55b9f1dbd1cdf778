import { rolesWith } from '../../domain/people/permissions';
import { defineRoute } from '../http/route';
import { demandOrder } from '../orders/orderReads';
import { orderParams } from '../schema/order';
import {
  orderLedger,
  transactionFilters,
  transactionList,
  transactionPage,
  transactionQuery,
} from '../schema/money/refunds';
import { readLedgerOf } from './ledgerReads';
import { listTransactions, readTransactionsOf, transactionsAsCsv } from './transactionReads';

const TAG = 'Money';

export const transactionRoutes = [
  defineRoute({
    method: 'get',
    path: '/api/admin/orders/{id}/transactions',
    operation: 'listOrderTransactions',
    summary: 'What gateways were asked for the order, and what became of it',
    tag: TAG,
    roles: rolesWith('workInBackOffice'),
    request: { params: orderParams },
    responses: { 200: { description: 'Transactions, oldest first.', schema: transactionList } },
    errors: ['not-found'],
    handle: async ({ deps, actor, params }) => {
      await demandOrder(deps.prisma, params.id, actor);
      return { status: 200, body: { items: await readTransactionsOf(deps.prisma, params.id) } };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/admin/orders/{id}/ledger',
    operation: 'readLedger',
    summary: 'The order’s money in double entry, and what each account comes to',
    tag: TAG,
    roles: rolesWith('workInBackOffice'),
    request: { params: orderParams },
    responses: { 200: { description: 'Entries, oldest first.', schema: orderLedger } },
    errors: ['not-found'],
    handle: async ({ deps, actor, params }) => {
      await demandOrder(deps.prisma, params.id, actor);
      return { status: 200, body: await readLedgerOf(deps.prisma, params.id) };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/admin/transactions',
    operation: 'listTransactions',
    summary: 'Find what gateways were asked for, the newest first',
    tag: TAG,
    roles: rolesWith('readTransactions'),
    request: { query: transactionQuery },
    responses: { 200: { description: 'A page of transactions.', schema: transactionPage } },
    errors: [],
    handle: async ({ deps, query }) => ({ status: 200, body: await listTransactions(deps.prisma, query) }),
  }),
  defineRoute({
    method: 'get',
    path: '/api/admin/transactions.csv',
    operation: 'exportTransactions',
    summary: 'All transactions that match, as a table',
    tag: TAG,
    roles: rolesWith('readTransactions'),
    request: { query: transactionFilters },
    responses: { 200: { description: 'Transactions, newest first.', contentType: 'text/csv' } },
    errors: [],
    handle: async ({ deps, query }) => ({
      status: 200,
      body: await transactionsAsCsv(deps.prisma, query),
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="transactions.csv"',
      },
    }),
  }),
];
