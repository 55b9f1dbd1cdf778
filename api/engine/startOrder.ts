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

/**
 * The order is safe once it is written, so the customer's answer doesn't wait for its start; unless starts don't
 * keep up, which is what paces placing.
 */
export async function startOrder(deps: StartDeps, order: OrderState): Promise<void> {
  if (deps.starter.busy) return startAndMark(deps, order);
  // Behind the answer, which it would only delay.
  setImmediate(() => void startAndMark(deps, order));
}

async function startAndMark(
  { starter, startMarks, metrics, now }: StartDeps,
  order: OrderState,
): Promise<void> {
  if (await starter.start(order)) startMarks.add({ id: order.id, startedAt: now() });
  else metrics.leftToSweeper.inc();
}
