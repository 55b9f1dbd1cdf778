import { isCancellation, log } from '@temporalio/workflow';
import type { OrderFact } from '../domain/facts';
import type { OrderState } from '../domain/order/order';
import { hasArrived, isOut, type Parcel } from '../domain/parcel/parcel';
import { trackParcel } from '../domain/parcel/trackParcel';
import { couriers, vendors } from './engine/activities';
import { orRejection } from './engine/failures';
import type { OrderRun } from './engine/run';
import { takeStep } from './takeStep';
import { isReadyToGo } from './waits';

/** One parcel's way: booked with the courier, labelled, handed over and followed to the door. */
export async function ship(run: OrderRun, parcelId: string): Promise<void> {
  await book(run, parcelId);
  if (run.state.policy.fulfilment.auto) await handOverAtOnce(run, parcelId);
  await run.until((order) => isOut(parcelOf(order, parcelId)));
  await follow(run, parcelId);
}

/** A courier that refuses the parcel holds the order for a person; releasing the hold books again. */
export async function book(run: OrderRun, parcelId: string): Promise<void> {
  while (parcelOf(run.state, parcelId).consignmentId === undefined) {
    await run.until((order) => parcelOf(order, parcelId).bookingError === undefined);
    const booking = await orRejection(
      vendors.bookParcel.executeWithOptions({ summary: `parcel ${parcelId}` }, [run.state.id, parcelId]),
    );
    await run.record((order) =>
      'rejected' in booking
        ? [{ type: 'ParcelBookingFailed', parcelId, code: booking.rejected }]
        : booked(order, parcelId, booking.consignmentId, booking.fee),
    );
  }
}

/** The label needs nothing but the consignment. */
function booked(
  order: OrderState,
  parcelId: string,
  consignmentId: string,
  fee: number,
): readonly OrderFact[] {
  if (parcelOf(order, parcelId).consignmentId !== undefined) return [];
  return [
    { type: 'ParcelBooked', parcelId, consignmentId, fee },
    { type: 'ParcelLabelled', parcelId },
  ];
}

/** Where nobody packs by hand the parcel goes as soon as the rules let it. */
async function handOverAtOnce(run: OrderRun, parcelId: string): Promise<void> {
  const mayGo = (order: OrderState): boolean => isReadyToGo(order, parcelId);
  await takeStep(run, {
    may: mayGo,
    isDone: (order) => isOut(parcelOf(order, parcelId)),
    facts: (order) => (mayGo(order) ? [{ type: 'ParcelHandedOver', parcelId }] : []),
  });
}

/** Webhooks move the parcel; the courier is asked only when they stay away. */
async function follow(run: OrderRun, parcelId: string): Promise<void> {
  for (;;) {
    const at = new Date(Date.now() + run.state.policy.tracking.pollEveryMs).toISOString();
    const arrived = (order: OrderState): boolean => hasArrived(parcelOf(order, parcelId));
    if (await run.until(arrived, { at, of: 'courier silent' })) return;
    await poll(run, parcelOf(run.state, parcelId));
  }
}

/** A courier that doesn't answer is asked again next time. */
export async function poll(run: OrderRun, { id, courier, consignmentId }: Parcel): Promise<void> {
  if (consignmentId === undefined) return;
  try {
    const { status, vendorStatus, occurredAt } = await couriers.askCourier.executeWithOptions(
      { summary: `parcel ${id}` },
      [courier, consignmentId],
    );
    if (status === 'BOOKED') return;
    const trackingId = `${id}/${status}/${occurredAt}`;
    await run.record((order) =>
      trackParcel(order, { parcelId: id, status, vendorStatus, occurredAt, trackingId }),
    );
  } catch (error) {
    if (isCancellation(error)) throw error;
    log.warn('The courier did not say where the parcel is', { parcelId: id, error: String(error) });
  }
}

/** @throws {Error} when the order has no such parcel. */
export function parcelOf(order: OrderState, id: string): Parcel {
  const parcel = order.parcels.find((candidate) => candidate.id === id);
  if (!parcel) throw new Error(`Order ${order.id} has no parcel ${id}`);
  return parcel;
}
