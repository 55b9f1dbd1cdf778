import type {
  BatchPageJson,
  PayoutBatchJson,
  PayoutPageJson,
  ResultsAnswerJson,
  ResultsRequestJson,
} from '../../../../api/schema/money/payouts';
import { request, requestFile } from '../../http/request';
import { post, type OrderCall } from '../order/orderCall';

const BATCHES = '/api/admin/payouts/batches';
const batchPath = (id: string): string => `${BATCHES}/${encodeURIComponent(id)}`;

export const listPayouts = (
  state: string,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<PayoutPageJson> => request('/api/admin/payouts', { query: { state, cursor }, signal });

export const approvePayout = (refundId: string, payoutId: string): OrderCall =>
  post(`refunds/${encodeURIComponent(refundId)}/recipient/approve`, { payoutId });

export const listBatches = (signal: AbortSignal): Promise<BatchPageJson> => request(BATCHES, { signal });

export const readBatch = (id: string, signal: AbortSignal): Promise<PayoutBatchJson> =>
  request(batchPath(id), { signal });

export const createBatch = (provider: string): Promise<PayoutBatchJson> =>
  request(BATCHES, { method: 'POST', body: { provider }, idempotencyKey: crypto.randomUUID() });

/** Says that the batch goes to its bank by its file, which it has from then on. */
export const submitBatch = (id: string): Promise<PayoutBatchJson> =>
  request(`${batchPath(id)}/submit`, { method: 'POST' });

export const downloadBatch = (id: string): Promise<Blob> => requestFile(`${batchPath(id)}/file.csv`);

export const recordResults = (id: string, body: ResultsRequestJson): Promise<ResultsAnswerJson> =>
  request(`${batchPath(id)}/results`, { method: 'POST', body });
