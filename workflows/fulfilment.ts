import { pack } from '../domain/decide';
import type { OrderState } from '../domain/order';
import { capturePayment, securePayment } from './payment';
import type { OrderRun } from './run';
import { ship } from './shipment';

/** Packs what was ordered, ships it and sees it delivered. */
export async function fulfil(run: OrderRun): Promise<void> {
  if (run.state.deliveredAt) return;
  // A review may have taken longer than the bank keeps money reserved.
  if (run.state.parcels.length === 0) await securePayment(run);
  if (!run.state.lines.some((line) => line.stocked)) return fulfilServices(run);
  if (run.state.policy.fulfilment.auto) {
    await run.record((order) => (order.parcels.length > 0 || order.cancellation ? [] : pack(order)));
  }
  await run.until((order) => order.parcels.length > 0);
  for (const { id } of run.state.parcels) await ship(run, id);
  await run.until(isDelivered);
}

/** Nothing to pack: postage, fees and services are done once they are paid. */
async function fulfilServices(run: OrderRun): Promise<void> {
  await capturePayment(run);
  await run.until((order) => order.holds.length === 0);
  await run.record((order) => (isDelivered(order) ? [] : [{ type: 'ServicesFulfilled' }]));
}

const isDelivered = (order: OrderState): boolean => order.deliveredAt !== undefined;
