import { setTimeout as delay } from 'node:timers/promises';
import type { OrderState } from '../../domain/order/order';
import type { Metrics } from '../service/metrics';
import type { OrderStarter } from './orderStarter';
import type { StartMarks } from './startMarks';

/** What starting a placed order takes. */
export interface StartDeps {
  readonly starter: OrderStarter;
  readonly startMarks: StartMarks;
  readonly metrics: Metrics;
  readonly now: () => Date;
}

/** How long a customer's answer waits at most where starts don't keep up. */
const PATIENCE_MS = 300;

/**
 * Starts a placed order's workflow. The order is safe once it is written, so that its answer doesn't wait for the start; unless starts
 * don't keep up, which is what paces placing. A start that takes longer than anybody waits goes on.
 */
export async function startOrder(deps: StartDeps, order: OrderState): Promise<void> {
  const isBusy = deps.starter.busy;
  const started = startAndMark(deps, order);
  if (!isBusy) return;
  const answered = new AbortController();
  const patience = delay(PATIENCE_MS, undefined, { signal: answered.signal }).catch(() => undefined);
  await Promise.race([started, patience]);
  answered.abort();
}

async function startAndMark(
  { starter, startMarks, metrics, now }: StartDeps,
  order: OrderState,
): Promise<void> {
  if (await starter.start(order)) startMarks.add({ id: order.id, startedAt: now() });
  else metrics.leftToSweeper.inc();
}
