import { CancellationScope, condition } from '@temporalio/workflow';
import { untoldParcels } from '../../domain/cash/change/courierTold';
import type { OrderState } from '../../domain/order/order';
import { vendors } from '../engine/activities';
import { orRejection } from '../engine/failures';
import { RunTooLong, type OrderRun } from '../engine/run';

type Untold = ReturnType<typeof untoldParcels>[number];

/** Couriers that are told of less cash, seen to beside whatever else becomes of the order. */
export interface CashChangeCourse {
  /** Resolves when no courier is being told. */
  atRest(): Promise<void>;
}

/**
 * Tells couriers that less is to be collected, where they have a call for it. The order is held meanwhile, and stays held for a person
 * where a courier has none, or refuses. An order that was not paid in advance has nothing of this in its history.
 */
export function tellCouriers(run: OrderRun): CashChangeCourse {
  let telling = false;
  /** What each courier was told, or would not be: no part of the state, for whoever releases the hold has told it. */
  const answered = new Map<string, boolean>();
  const next = (order: OrderState): Untold | undefined =>
    untoldParcels(order).find((parcel) => !answered.has(changeOf(parcel)));

  async function keep(): Promise<void> {
    for (;;) {
      await run.until((order) => next(order) !== undefined);
      telling = true;
      if (run.callsWait()) await run.atRest();
      const parcel = next(run.state);
      if (parcel) await tell(run, parcel, answered);
      telling = false;
    }
  }

  void CancellationScope.nonCancellable(keep).catch((error: unknown) => {
    if (!(error instanceof RunTooLong)) throw error;
  });
  return { atRest: () => condition(() => !telling) };
}

const changeOf = ({ id, cash }: Untold): string => `${id} ${cash.toCollect}`;

/** The hold ends once every courier knows. */
async function tell(run: OrderRun, parcel: Untold, answered: Map<string, boolean>): Promise<void> {
  const summary = `cash of parcel ${parcel.id}`;
  const told = await orRejection(
    vendors.changeCash
      .executeWithOptions({ summary }, [run.state.id, parcel.id])
      .then((isTold) => ({ isTold })),
  );
  answered.set(changeOf(parcel), !('rejected' in told) && told.isTold);
  await run.record((order) => {
    const untold = untoldParcels(order);
    const isKnown = untold.length > 0 && untold.every((one) => answered.get(changeOf(one)) === true);
    const notes = 'The courier was told what to collect.';
    return isKnown ? [{ type: 'HoldReleased', reason: 'CASH_CHANGE', notes }] : [];
  });
}
