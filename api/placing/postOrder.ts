import type { z } from 'zod';
import { DomainError } from '../../domain/errors';
import type { Actor } from '../../domain/people/actor';
import { concernsOrder } from '../../observability/logs/logContext';
import type { Metrics } from '../service/metrics';
import { startOrder } from '../engine/startOrder';
import { preparePlacement } from './preparePlacement';
import { REPLAYED, bodyHash, digest } from '../http/idempotency';
import { etagOf, readOrder } from '../orders/orderReads';
import { findPlaced, placeOrder, type PlacementResult } from './placeOrder';
import type { PlacementKey } from './placementRequest';
import type { PlacedOrderRow } from './placementDocument';
import type { Reply } from '../http/route';
import type { Context, RequestShape } from '../http/request';
import type { createOrderRequest } from '../schema/order';
import { orderView, type OrderViewRow } from '../orders/orderView';

type Body = z.output<typeof createOrderRequest>;
type PostContext = Pick<
  Context<RequestShape>,
  'deps' | 'actor' | 'idempotencyKey' | 'rawBody' | 'routeId'
> & { readonly body: Body };

/**
 * Places an order: checked, priced, then reserved and written in one transaction, and its workflow started. It
 * succeeds with the workflow engine down: the sweeper starts the order later.
 * @throws {DomainError} see the route's list.
 */
export async function postOrder(context: PostContext): Promise<Reply> {
  const { deps, actor } = context;
  const key = placementKey(context);
  try {
    const placed = await placeOnce(context, key);
    if (placed.repeated) return await replyRepeated(context, placed.orderId);
    concernsOrder(placed.orderId);
    const pacing = startOrder(deps, placed.order.state);
    countPlaced(deps.metrics, placed.order);
    const answer = reply(placed.order, actor);
    await pacing;
    return answer;
  } catch (error) {
    deps.metrics.placements.inc({ outcome: error instanceof DomainError ? error.code : 'error' });
    throw error;
  }
}

/**
 * A repeat whose request holds is recognised by the transaction that places orders. Of one that doesn't hold any more
 * its key is looked up here: a known one counts before any fault.
 */
async function placeOnce(context: PostContext, key: PlacementKey): Promise<PlacementResult> {
  const { deps, actor, body } = context;
  try {
    return await placeOrder(deps, await preparePlacement(deps, { actor, body, key }));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const orderId = await findPlaced(deps.prisma, key);
    if (orderId === undefined) throw error;
    return { repeated: true, orderId };
  }
}

function countPlaced(metrics: Metrics, { payments, currency, state }: PlacedOrderRow): void {
  const methods = new Set(payments.map(({ method }) => method));
  const method = methods.size > 1 ? 'several' : (payments[0]?.method ?? 'none');
  metrics.placements.inc({ outcome: 'placed' });
  metrics.placed.inc({ method });
  metrics.promises.inc({ promised: state.promise ? 'yes' : 'no' });
  metrics.bundlesSold.inc((state.bundles ?? []).reduce((sum, { quantity }) => sum + quantity, 0));
  metrics.placedAmount.inc({ method, currency }, state.totals.grand);
}

function placementKey({ actor, routeId, idempotencyKey, rawBody }: PostContext): PlacementKey {
  return { key: digest(actor.id, routeId, idempotencyKey ?? ''), bodyHash: bodyHash(rawBody) };
}

async function replyRepeated({ deps, actor }: PostContext, orderId: string): Promise<Reply> {
  deps.metrics.placements.inc({ outcome: 'repeated' });
  concernsOrder(orderId);
  return reply(await readOrder(deps.prisma, orderId, actor), actor, REPLAYED);
}

function reply(row: OrderViewRow, actor: Actor, headers: Record<string, string> = {}): Reply {
  const body = orderView(row, actor);
  return {
    status: 201,
    body,
    headers: { ...headers, Location: `/api/orders/${body.id}`, ETag: etagOf(body) },
  };
}
