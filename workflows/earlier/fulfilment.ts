import { packReserved } from '../../domain/parcel/pack';
import type { OrderState } from '../../domain/order/order';
import { capturePayment, securePayment, untilPaidAnd } from './payment';
import type { OrderRun } from '../engine/run';
import { ship } from './shipment';
import { isReadyToPack } from '../steps/waits';

/** Packs what was ordered, ships it and sees it delivered. */
export async function fulfil(run: OrderRun): Promise<void> {
  if (!isDelivered(run.state)) {
    // A review may have taken longer than the bank keeps money reserved.
    if (run.state.parcels.length === 0) await securePayment(run);
    if (run.state.lines.some((line) => line.stocked)) await fulfilGoods(run);
    else await fulfilServices(run);
  }
  await capturePayment(run);
}

async function fulfilGoods(run: OrderRun): Promise<void> {
  if (run.state.policy.fulfilment.auto) {
    await run.until((order) => order.parcels.length > 0 || isReadyToPack(order));
    await run.record((order) =>
      order.parcels.length === 0 && isReadyToPack(order) ? packReserved(order) : [],
    );
  }
  await untilPaidAnd(run, (order) => order.parcels.length > 0);
  for (const { id } of run.state.parcels) await ship(run, id);
  await run.until(isDelivered);
}

/** Nothing to pack: postage, fees and services are done once they are paid for. */
async function fulfilServices(run: OrderRun): Promise<void> {
  await run.until((order) => order.holds.length === 0);
  await run.record((order) =>
    isDelivered(order) || order.cancellation ? [] : [{ type: 'ServicesFulfilled' }],
  );
}

const isDelivered = (order: OrderState): boolean => order.deliveredAt !== undefined;
