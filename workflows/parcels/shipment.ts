import { condition, isCancellation, log } from '@temporalio/workflow';
import { askedNothing } from '../../domain/cash/collected/askedNothing';
import { noticeOtherCash } from '../../domain/cash/change/tellCouriers';
import type { OrderFact } from '../../domain/facts';
import type { OrderState } from '../../domain/order/order';
import type { CourierWord } from '../../domain/parcel/courierWord';
import {
  BOOKING_CANCELLED,
  hasArrived,
  isCancelled,
  isOut,
  lacksBooking,
  type Parcel,
} from '../../domain/parcel/parcel';
import { present } from '../../domain/present';
import { hearCourier } from '../../domain/parcel/hearCourier';
import { trackParcel } from '../../domain/parcel/trackParcel';
import type { OrderActivities } from '../../activities';
import { couriers, vendors } from '../engine/activities';
import { orRejection, type Rejection } from '../engine/failures';
import type { Decision } from '../engine/journal';
import type { OrderRun } from '../engine/run';
import { startCall } from '../engine/startCall';
import { inSequence } from '../steps/inSequence';
import { takeStep } from '../steps/takeStep';
import { isReadyToGo } from '../steps/waits';

/** One parcel's way: booked with the courier, again when that cancels it, labelled, handed over and followed to the door. */
export async function ship(run: OrderRun, parcelId: string): Promise<void> {
  do {
    await book(run, parcelId);
    if (run.state.policy.fulfilment.auto) await handOverAtOnce(run, parcelId);
    await run.until((order) => isOutOrUnbooked(order, parcelId));
  } while (lacksBooking(parcelOf(run.state, parcelId)));
  await follow(run, parcelId);
}

/** Whether the wait for its hand-over is over. Without a word that cancelled its booking, a parcel is out then. */
export function isOutOrUnbooked(order: OrderState, parcelId: string): boolean {
  const parcel = parcelOf(order, parcelId);
  return isOut(parcel) || lacksBooking(parcel);
}

/** A courier that refuses the parcel holds the order for a person; releasing the hold books again. */
export async function book(run: OrderRun, parcelId: string): Promise<void> {
  const mayAsk = (order: OrderState): boolean =>
    parcelOf(order, parcelId).bookingError === undefined || needsNoBooking(run, parcelId);
  while (!needsNoBooking(run, parcelId)) {
    await run.until(mayAsk);
    if (run.callsWait()) {
      await run.atRest();
      if (!mayAsk(run.state)) continue;
    }
    const booking = needsNoBooking(run, parcelId) ? undefined : await askToBook(run, parcelId);
    if (!booking) return;
    await run.record(
      'rejected' in booking
        ? () => refused(parcelId, booking)
        : andHandOver(run, parcelId, (order) => booked(order, parcelId, booking)),
    );
  }
}

/** The consignment is known; or the parcel has arrived all the same, and nobody needs to ask where it is. */
function needsNoBooking(run: OrderRun, parcelId: string): boolean {
  const parcel = parcelOf(run.state, parcelId);
  return parcel.consignmentId !== undefined || (run.seesDeliveriesThrough && hasArrived(parcel));
}

type TrackingReport = Awaited<ReturnType<OrderActivities['askCourier']>>;

interface BookedAs {
  readonly consignmentId: string;
  readonly fee?: number;
  /** The cash that the courier was told to collect. Absent: none, and in what releases from before have recorded. */
  readonly cash?: number;
}
type BookingAnswer = Rejection | BookedAs;

/**
 * Asks the courier for as long as the parcel needs it: a webhook that proves the booking ends the call. Its end is waited for.
 * @returns undefined when the answer is of no interest any more.
 */
async function askToBook(run: OrderRun, parcelId: string): Promise<BookingAnswer | undefined> {
  const call = (): Promise<BookingAnswer> =>
    orRejection(
      vendors.bookParcel.executeWithOptions({ summary: `parcel ${parcelId}` }, [run.state.id, parcelId]),
    );
  if (!run.seesDeliveriesThrough) return call();
  const asked = startCall(call);
  try {
    await condition(() => asked.hasEnded() || needsNoBooking(run, parcelId));
  } finally {
    if (!asked.hasEnded()) await asked.stop();
  }
  return needsNoBooking(run, parcelId) ? undefined : asked.answer;
}

/** Why the courier won't take it, in its code and, where somebody can read more of it, in words. */
function refused(parcelId: string, { rejected: code, words }: Rejection): readonly OrderFact[] {
  const failed: OrderFact = { type: 'ParcelBookingFailed', parcelId, code };
  return words === undefined ? [failed] : [failed, { type: 'OrderHeld', reason: 'COURIER', notes: words }];
}

/** The label needs nothing but the consignment. What is collected may have become less while the courier was asked. */
function booked(
  order: OrderState,
  parcelId: string,
  { consignmentId, fee, cash }: BookedAs,
): readonly OrderFact[] {
  const parcel = parcelOf(order, parcelId);
  if (parcel.consignmentId !== undefined) return [];
  // Cancelled while the call was under way, or since: a courier may know the parcel by its id, and answer with what is dead.
  if (isCancelled(parcel, consignmentId))
    return parcel.bookingError === undefined
      ? [{ type: 'ParcelBookingFailed', parcelId, code: BOOKING_CANCELLED }]
      : [];
  return [
    { type: 'ParcelBooked', parcelId, consignmentId, ...present({ fee }) },
    { type: 'ParcelLabelled', parcelId },
    ...(cash === undefined ? [] : noticeOtherCash(order, parcelId, cash)),
  ];
}

/** What is booked goes with it, where nobody packs by hand and nothing keeps it. */
const andHandOver = (run: OrderRun, parcelId: string, book: Decision): Decision =>
  run.actsTogether && run.state.policy.fulfilment.auto
    ? inSequence(book, (order) => handedOver(order, parcelId))
    : book;

const handedOver = (order: OrderState, parcelId: string): readonly OrderFact[] =>
  isReadyToGo(order, parcelId) ? [{ type: 'ParcelHandedOver', parcelId }] : [];

/** Where nobody packs by hand the parcel goes as soon as the rules let it. */
async function handOverAtOnce(run: OrderRun, parcelId: string): Promise<void> {
  await takeStep(run, {
    may: (order) => isReadyToGo(order, parcelId),
    isDone: (order) => isOutOrUnbooked(order, parcelId),
    facts: (order) => handedOver(order, parcelId),
  });
}

/** Webhooks move the parcel; the courier is asked only when they stay away. */
async function follow(run: OrderRun, parcelId: string): Promise<void> {
  for (;;) {
    const at = new Date(Date.now() + run.state.policy.tracking.pollEveryMs).toISOString();
    const arrived = (order: OrderState): boolean => hasArrived(parcelOf(order, parcelId));
    if (await run.until(arrived, { at, of: 'courier silent' })) return;
    if (run.callsWait()) await run.atRest();
    await poll(run, parcelOf(run.state, parcelId));
  }
}

/** A courier that doesn't answer is asked again next time. */
export async function poll(run: OrderRun, { id, courier, consignmentId }: Parcel): Promise<void> {
  if (consignmentId === undefined) return;
  try {
    const report = await couriers.askCourier.executeWithOptions({ summary: `parcel ${id}` }, [
      courier,
      consignmentId,
    ]);
    await run.record(
      run.seesDeliveriesThrough
        ? (order, at) => {
            const moved = hearCourier(order, wordOf(report, { parcelId: id, consignmentId }), at);
            return [...moved, ...askedNothing(order, moved)];
          }
        : (order) => heardEarlier(order, report, id),
    );
  } catch (error) {
    if (isCancellation(error)) throw error;
    log.warn('The courier did not say where the parcel is', { parcelId: id, error: String(error) });
  }
}

/** What a look-up says, as a webhook would. */
function wordOf(
  { status, remark, vendorStatus, occurredAt }: TrackingReport,
  of: { readonly parcelId: string; readonly consignmentId: string },
): CourierWord {
  const trackingId = `${of.parcelId}/${remark ? vendorStatus : status}/${occurredAt}`;
  return { ...of, trackingId, status: remark ?? status, vendorStatus, occurredAt, source: 'lookUp' };
}

/** Runs of earlier stories record scans alone. */
function heardEarlier(
  order: OrderState,
  { status, vendorStatus, occurredAt }: TrackingReport,
  parcelId: string,
): readonly OrderFact[] {
  if (status === 'BOOKED') return [];
  const trackingId = `${parcelId}/${status}/${occurredAt}`;
  return trackParcel(order, { parcelId, status, vendorStatus, occurredAt, trackingId });
}

/** @throws {Error} when the order has no such parcel. */
export function parcelOf(order: OrderState, id: string): Parcel {
  const parcel = order.parcels.find((candidate) => candidate.id === id);
  if (!parcel) throw new Error(`Order ${order.id} has no parcel ${id}`);
  return parcel;
}
