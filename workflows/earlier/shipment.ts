import type { OrderState } from '../../domain/order/order';
import { hasArrived, lacksBooking } from '../../domain/parcel/parcel';
import { toCapture } from '../../domain/payment/capture';
import type { OrderRun } from '../engine/run';
import { book, isOutOrUnbooked, parcelOf, poll } from '../parcels/shipment';
import { isReadyToGo } from '../steps/waits';
import { capturePayment, untilOrPaid, untilPaidAnd } from './payment';

/** One parcel's way: booked with the courier, labelled, handed over, paid for, and followed to the door. */
export async function ship(run: OrderRun, parcelId: string): Promise<void> {
  do {
    await book(run, parcelId);
    if (run.state.policy.fulfilment.auto) await handOverAtOnce(run, parcelId);
    await untilPaidAnd(run, (order) => isOutOrUnbooked(order, parcelId));
  } while (lacksBooking(parcelOf(run.state, parcelId)));
  await capturePayment(run);
  await follow(run, parcelId);
}

/** Where nobody packs by hand the parcel goes as soon as the rules let it. */
async function handOverAtOnce(run: OrderRun, parcelId: string): Promise<void> {
  const mayGo = (order: OrderState): boolean => isReadyToGo(order, parcelId);
  await untilPaidAnd(run, (order) => isOutOrUnbooked(order, parcelId) || mayGo(order));
  await run.record((order) =>
    !isOutOrUnbooked(order, parcelId) && mayGo(order) ? [{ type: 'ParcelHandedOver', parcelId }] : [],
  );
}

/** Webhooks move the parcel; the courier is asked only when they stay away. A capture put off is caught up. */
async function follow(run: OrderRun, parcelId: string): Promise<void> {
  for (;;) {
    const noteworthy = await untilOrPaid(
      run,
      (order) => hasArrived(parcelOf(order, parcelId)) || toCapture(order) !== undefined,
      {
        at: new Date(Date.now() + run.state.policy.tracking.pollEveryMs).toISOString(),
        of: 'courier silent',
      },
    );
    if (!noteworthy) await poll(run, parcelOf(run.state, parcelId));
    await capturePayment(run);
    if (hasArrived(parcelOf(run.state, parcelId))) return;
  }
}
