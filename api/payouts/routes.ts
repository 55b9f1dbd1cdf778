import { randomUUID } from 'node:crypto';
import { timeText } from '../../domain/payouts/schedule';
import { rolesWith } from '../../domain/people/permissions';
import { commandRoute } from '../commands/commandRoute';
import { csvOf } from '../http/csv';
import { digest } from '../http/idempotency';
import { defineRoute } from '../http/route';
import {
  approvePayoutRequest,
  batchPage,
  batchParams,
  batchRequest,
  payoutBatch,
  payoutPage,
  payoutQuery,
  resultsAnswer,
  resultsRequest,
} from '../schema/money/payouts';
import { refundParams } from '../schema/money/refunds';
import { listBatches, readBatch, readForFile } from './batches/batchReads';
import { createBatch } from './batches/batches';
import { listPayouts } from './payoutReads';
import { requireHandedOver, submitBatch } from './batches/submitBatch';
import { recordResults } from './batches/recordResults';

const TAG = 'Payouts';
const BATCH = { 200: { description: 'The batch with its payouts.', schema: payoutBatch } } as const;

export const payoutRoutes = [
  commandRoute({
    ...{ tag: TAG, view: 'staff', name: 'approvePayout' },
    path: '/api/admin/orders/{id}/refunds/{refundId}/recipient/approve',
    operation: 'approvePayout',
    summary: 'Let a refund go to a recipient who is proven',
    request: { params: refundParams, body: approvePayoutRequest },
    payload: ({ params: { refundId }, body: { payoutId } }) => ({ refundId, payoutId }),
  }),
  defineRoute({
    method: 'get',
    path: '/api/admin/payouts',
    operation: 'listPayouts',
    summary: 'Refunds that are paid out, and what each waits for',
    tag: TAG,
    roles: rolesWith('payOut'),
    request: { query: payoutQuery },
    responses: { 200: { description: 'A page of payouts, oldest first.', schema: payoutPage } },
    errors: [],
    handle: async ({ deps, query }) => ({
      status: 200,
      body: await listPayouts(deps.prisma, query, deps.now()),
    }),
  }),
  defineRoute({
    method: 'post',
    path: '/api/admin/payouts/batches',
    operation: 'createPayoutBatch',
    summary: 'Pay out what is approved, together',
    tag: TAG,
    roles: rolesWith('payOut'),
    request: { body: batchRequest, idempotencyKey: 'optional' },
    responses: {
      201: {
        description: 'The batch; the same one for every repeat with the same key.',
        schema: payoutBatch,
      },
    },
    errors: ['not-allowed', 'idempotency-key-reused'],
    handle: async ({ deps, actor, body, idempotencyKey, routeId }) => {
      const id = `pb_${digest(actor.id, routeId, idempotencyKey ?? randomUUID()).slice(0, 24)}`;
      await createBatch(deps, actor, body, id);
      return { status: 201, body: await readBatch(deps.prisma, id) };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/admin/payouts/batches',
    operation: 'listPayoutBatches',
    summary: 'The newest batches, and the banks that there are',
    tag: TAG,
    roles: rolesWith('payOut'),
    request: {},
    responses: { 200: { description: 'Batches, newest first.', schema: batchPage } },
    errors: [],
    handle: async ({ deps }) => ({
      status: 200,
      body: {
        items: await listBatches(deps.prisma),
        banks: [...deps.settings.payoutBanks],
        madeAt: (deps.settings.payoutSchedule?.at ?? []).map(timeText),
      },
    }),
  }),
  defineRoute({
    method: 'get',
    path: '/api/admin/payouts/batches/{batchId}',
    operation: 'readPayoutBatch',
    summary: 'A batch, and what became of each payout',
    tag: TAG,
    roles: rolesWith('payOut'),
    request: { params: batchParams },
    responses: BATCH,
    errors: ['not-found'],
    handle: async ({ deps, params }) => ({ status: 200, body: await readBatch(deps.prisma, params.batchId) }),
  }),
  defineRoute({
    method: 'post',
    path: '/api/admin/payouts/batches/{batchId}/submit',
    operation: 'submitPayoutBatch',
    summary: 'Hand over a batch that goes by a file',
    tag: TAG,
    roles: rolesWith('payOut'),
    request: { params: batchParams },
    responses: { 200: { description: 'The batch, without what was stopped.', schema: payoutBatch } },
    errors: ['not-found', 'not-allowed'],
    handle: async ({ deps, params: { batchId } }) => {
      await submitBatch(deps, batchId);
      return { status: 200, body: await readBatch(deps.prisma, batchId) };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/admin/payouts/batches/{batchId}/file.csv',
    operation: 'exportPayoutBatch',
    summary: 'The batch as a file for a bank',
    tag: TAG,
    roles: rolesWith('payOut'),
    request: { params: batchParams },
    responses: { 200: { description: 'Its payouts, with whom they go to.', contentType: 'text/csv' } },
    errors: ['not-found', 'not-allowed'],
    handle: async ({ deps, params }) => {
      const { head, rows } = deps.settings.payoutFile;
      return {
        status: 200,
        body: csvOf(head, rows(await readForFile(deps.prisma, params.batchId))),
        headers: {
          'Content-Type': 'text/csv; charset=utf-8',
          'Content-Disposition': `attachment; filename="${encodeURIComponent(params.batchId)}.csv"`,
        },
      };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/admin/payouts/batches/{batchId}/results',
    operation: 'recordPayoutResults',
    summary: 'Record what the bank says of a batch, line by line',
    tag: TAG,
    roles: rolesWith('payOut'),
    request: { params: batchParams, body: resultsRequest },
    responses: { 200: { description: 'What became of each line.', schema: resultsAnswer } },
    errors: ['not-found', 'not-allowed', 'unavailable'],
    handle: async ({ deps, actor, params: { batchId }, body: { lines } }) => {
      await requireHandedOver(deps, batchId);
      return { status: 200, body: { items: await recordResults(deps, { batchId, lines, actor }) } };
    },
  }),
];
