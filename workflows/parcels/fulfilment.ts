import type { OrderFact } from '../../domain/facts';
import type { OrderState } from '../../domain/order/order';
import { packReserved } from '../../domain/parcel/pack';
import type { OrderRun } from '../engine/run';
import { ship } from './shipment';
import { takeStep } from '../steps/takeStep';
import { isReadyToPack, isReadyToServe } from '../steps/waits';

/** Packs what was ordered, ships it and sees it delivered. */
export async function fulfil(run: OrderRun): Promise<void> {
  if (isDelivered(run.state)) return;
  if (run.state.lines.some((line) => line.stocked)) await fulfilGoods(run);
  else await fulfilServices(run);
}

async function fulfilGoods(run: OrderRun): Promise<void> {
  if (run.state.policy.fulfilment.auto) {
    await takeStep(run, {
      may: isReadyToPack,
      isDone: ({ parcels }) => parcels.length > 0,
      facts: (order) => (isReadyToPack(order) ? packReserved(order) : []),
    });
  }
  await shipSideBySide(run);
}

/** Where nobody packs by hand, an order is packed as soon as that may be. */
export const packAtOnce = (order: OrderState): readonly OrderFact[] =>
  order.policy.fulfilment.auto && order.parcels.length === 0 && isReadyToPack(order)
    ? packReserved(order)
    : [];

/**
 * Every parcel goes its own way beside the others, also one that is packed while others travel. None is left behind when
 * this ends early: a call to a courier that is under way is waited for.
 */
async function shipSideBySide(run: OrderRun): Promise<void> {
  const ways = new Map<string, Promise<void>>();
  let failure: { readonly error: unknown } | undefined;
  const isBegun = ({ id }: OrderState['parcels'][number]): boolean => ways.has(id);
  try {
    while (!isDelivered(run.state)) {
      for (const { id } of run.state.parcels.filter((parcel) => !isBegun(parcel))) {
        const fails = (error: unknown): void => {
          failure ??= { error };
        };
        ways.set(id, ship(run, id).catch(fails));
      }
      await run.until(
        (order) => failure !== undefined || isDelivered(order) || !order.parcels.every(isBegun),
      );
      if (failure) throw failure.error;
    }
  } finally {
    await Promise.all(ways.values());
  }
}

/** Nothing to pack: postage, fees and services are done once they are paid for. */
async function fulfilServices(run: OrderRun): Promise<void> {
  await takeStep(run, {
    may: isReadyToServe,
    isDone: (order) => isDelivered(order) || order.cancellation !== undefined,
    facts: () => [{ type: 'ServicesFulfilled' }],
  });
}

const isDelivered = (order: OrderState): boolean => order.deliveredAt !== undefined;
