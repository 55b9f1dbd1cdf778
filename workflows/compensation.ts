import { present } from '../domain/present';
import { isHeld } from '../domain/holds/holds';
import type { OrderState, Undo } from '../domain/order/order';
import { isOut } from '../domain/parcel/parcel';
import { settlePayment } from '../domain/payment/settlePayment';
import { vendors } from './engine/activities';
import { orRejection } from './engine/failures';
import type { OrderRun } from './engine/run';

/**
 * Undoes what the story did, newest first, from the plain list in the state; then the order is cancelled.
 * Only then: an order whose money could not be given free stays CANCELLING, held for a person.
 */
export async function compensate(run: OrderRun): Promise<void> {
  while (isLeftToUndo(run.state)) {
    const undo = run.state.undo.at(-1);
    if (undo) await perform(run, undo);
    // What came up at the last moment is undone before the order counts as cancelled.
    else await run.record(({ undo: left }) => (left.length > 0 ? [] : [{ type: 'OrderCancelled' }]));
  }
}

const isLeftToUndo = (order: OrderState): boolean =>
  (order.cancellation !== undefined && order.cancellation.completedAt === undefined) || hasMoneyToFree(order);

/**
 * Whether a cancelled order has money to give free that was reserved since. It waits for the person who looks at it, until they
 * release the hold. No run of a release before could come to this.
 */
export const hasMoneyToFree = (order: OrderState): boolean =>
  order.cancellation?.completedAt !== undefined && order.undo.length > 0 && !isHeld(order, 'PAYMENT');

async function perform(run: OrderRun, undo: Undo): Promise<unknown> {
  switch (undo.kind) {
    case 'releaseInventory':
      return run.record((order) => (has(order.undo, undo) ? [{ type: 'InventoryReleased' }] : []));
    case 'voidPayment':
      return voidPayment(run, undo.paymentId);
    case 'pullParcel':
      return pullParcel(run, undo.parcelId);
  }
}

async function voidPayment(run: OrderRun, paymentId: string): Promise<void> {
  const failure = await tryToVoid(run, paymentId);
  if (failure === undefined) return;
  await run.record(() => [{ type: 'PaymentVoidFailed', paymentId, code: failure }]);
  await run.until((order) => !isHeld(order, 'PAYMENT'));
}

/** The gateway's code when it refused; undefined when nothing is reserved any more. */
async function tryToVoid(run: OrderRun, paymentId: string): Promise<string | undefined> {
  const outcome = await orRejection(
    vendors.voidPayment.executeWithOptions({ summary: `payment ${paymentId}` }, [run.state.id, paymentId]),
  );
  if ('rejected' in outcome) return outcome.rejected;
  await run.record((order, at) => settlePayment(order, paymentId, outcome, at));
  const stillThere = run.state.undo.some(
    (undo) => undo.kind === 'voidPayment' && undo.paymentId === paymentId,
  );
  return stillThere ? 'not_voided' : undefined;
}

/** The pieces go back to the shelf. A consignment nobody hands over lapses with the courier. */
function pullParcel(run: OrderRun, parcelId: string): Promise<unknown> {
  return run.record((order) => {
    const parcel = order.parcels.find(({ id }) => id === parcelId);
    // The courier may have taken it while its turn to be pulled came.
    if (!parcel || parcel.state === 'PULLED' || isOut(parcel)) return [];
    const { consignmentId } = parcel;
    return [{ type: 'ParcelPulled', parcelId, ...present({ consignmentId }) }];
  });
}

const has = (list: readonly Undo[], wanted: Undo): boolean => list.some((undo) => undo.kind === wanted.kind);
