import { isHeld } from '../../domain/holds/holds';
import type { OrderState } from '../../domain/order/order';
import { isTaken } from '../../domain/payment/amounts';
import type { OrderRun } from '../engine/run';

/**
 * Holds an order that was delivered and whose money is not taken in time: a gateway that gives no answer is asked on, and a
 * person has to know. The time is the one that a payment's call gets elsewhere before its outcome counts as unknown.
 */
export async function holdUntaken(run: OrderRun): Promise<void> {
  const { deliveredAt, policy } = run.state;
  if (deliveredAt === undefined || isSeenTo(run.state)) return;
  // Mostly it is being taken just now: a timer would be set to be cancelled a moment later.
  if (run.actsAtOnce) await run.until((order) => isSeenTo(order) || !run.isTelling());
  if (isSeenTo(run.state)) return;
  const at = new Date(Date.parse(deliveredAt) + policy.payment.repeatWindowMs).toISOString();
  if (await run.until(isSeenTo, { at, of: 'payment of the delivered goods' })) return;
  await run.record((order) =>
    isSeenTo(order)
      ? []
      : [{ type: 'OrderHeld', reason: 'PAYMENT', notes: 'The order is delivered, and its money not taken.' }],
  );
}

const isSeenTo = (order: OrderState): boolean =>
  order.cancellation !== undefined || isTaken(order) || isHeld(order, 'PAYMENT');
