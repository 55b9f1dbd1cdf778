import { z } from 'zod';
import { noAnswer } from '../../answers';
import { ProviderRejected, ProviderUnavailable } from '../../errors';
import { createGuard, type VendorGuard } from '../../resilience';
import type { Erp, ErpOrder } from '../erp';
import { unierpOrderOf } from './order';

export const UNIERP = 'unierp';

export interface UnierpConfig {
  /** Without the API's own prefix `/api/v1`. */
  readonly baseUrl: string;
  readonly apiKey: string;
}

/**
 * Statuses that say something about the order itself. Every other failure, a refused key or a wrong address
 * too, would meet any order and passes once somebody has mended it: the order must not stay behind for it.
 */
const ABOUT_THE_ORDER: readonly number[] = [400, 413, 422];

const saved = z.object({ id: z.string().min(1) });
const refusal = z.object({ error: z.object({ code: z.string().regex(/^[\w.-]{1,64}$/) }) });

/** Sales orders through UniERP's HTTP API, in the shape that `docs/unierp.md` describes. */
export function createUnierp(config: UnierpConfig, guard: VendorGuard = createGuard(UNIERP)): Erp {
  return {
    provider: UNIERP,
    putOrder: (order) => guard.run((signal) => putOrder(config, order, signal)),
  };
}

async function putOrder(
  { baseUrl, apiKey }: UnierpConfig,
  order: ErpOrder,
  signal: AbortSignal,
): Promise<{ readonly reference: string }> {
  const { orderId, version } = order;
  const response = await fetch(`${baseUrl}/api/v1/sales-orders/${encodeURIComponent(orderId)}`, {
    method: 'PUT',
    headers: {
      Accept: 'application/json',
      'Content-Type': 'application/json',
      'X-API-Key': apiKey,
      'Idempotency-Key': `${orderId}/erp/${version}`,
    },
    body: JSON.stringify(unierpOrderOf(order)),
    signal,
  }).catch((error: unknown) => {
    throw noAnswer(UNIERP, error);
  });
  const content: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw failureOf(response.status, content);
  const answer = saved.safeParse(content);
  if (answer.success) return { reference: answer.data.id };
  throw new ProviderUnavailable(UNIERP, `answered ${response.status} in an unknown shape`);
}

/** Only UniERP's code is kept: its words may repeat what they refuse. */
function failureOf(status: number, content: unknown): ProviderRejected | ProviderUnavailable {
  if (!ABOUT_THE_ORDER.includes(status)) return new ProviderUnavailable(UNIERP, `answered ${status}`);
  const code = refusal.safeParse(content).data?.error.code ?? `http_${status}`;
  return new ProviderRejected(UNIERP, code, `refused the order with ${status} (${code})`);
}
