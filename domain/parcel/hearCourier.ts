import type { OrderFact } from '../facts';
import { isHeld, isHeldSinceCancelling } from '../holds/holds';
import type { OrderState } from '../order/order';
import { present } from '../present';
import { canonicalWord, type CourierRemark, type CourierWord, type ProvingWord } from './courierWord';
import type { ParcelFacts } from './facts';
import { holdCameBack } from '../holds/cameBack';
import { holdUnpaid } from './holdUnpaid';
import { hasArrived, isCancelled, isOut, isTrackingStatus, type Parcel, type TrackingStatus } from './parcel';

/**
 * What a courier's word means for the order, at an instant (RFC 3339). Every word about one of its parcels is recorded once: it
 * moves the parcel, or it is reported beside it. What no rule can decide holds the order for a person.
 */
export function hearCourier(order: OrderState, said: CourierWord, at: string): readonly OrderFact[] {
  const parcel = order.parcels.find(({ id }) => id === said.parcelId);
  if (!parcel || parcel.seen.includes(said.trackingId)) return [];
  const word = { ...said, occurredAt: notAhead(said.occurredAt, at) };
  // Of a consignment that the courier has cancelled all is said, unless it has the parcel all the same.
  if (isCancelled(parcel, word.consignmentId) && !tellsOfParcel(word)) return [reported(word)];
  if (isOfAnotherConsignment(parcel, word)) {
    const { consignmentId = 'none' } = word;
    const names = `names the consignment ${consignmentId}, the parcel has ${parcel.consignmentId ?? 'none'}`;
    const notes = `${quoted(word)} ${names}.`;
    // The order waits for a person already, who has to read of it before it is booked again.
    const told: OrderFact = { type: 'OrderHeld', reason: 'COURIER', notes };
    return [
      reported(word),
      ...(isStranger(parcel, word) && tellsOfParcel(word) ? [told] : held(order, notes)),
    ];
  }
  return [...bookedBy(parcel, word), ...meaningOf(order, parcel, word, at)];
}

/**
 * What becomes of a word that seemed to prove the booking of its parcel, and names a consignment that another parcel has. That
 * stands in no order's state: whoever records the booking finds out.
 */
export function hearOfAnothersConsignment(
  order: OrderState,
  { parcelId, consignmentId, word }: ParcelFacts['ParcelBooked'] & { readonly word: ProvingWord },
): readonly OrderFact[] {
  const said = { ...word, parcelId };
  return [
    reported(said),
    ...held(order, `${quoted(said)} names the consignment ${consignmentId}, which another parcel has.`),
  ];
}

type Booking = Pick<Parcel, 'consignmentId' | 'bookingError' | 'cancelledConsignments'>;
type Named = Pick<CourierWord, 'consignmentId'>;

/** Whether the word is not about the consignment that the parcel has: another parcel's, nobody's, or nobody can tell. */
export const isOfAnotherConsignment = (parcel: Booking, word: Named): boolean =>
  word.consignmentId === undefined ||
  (parcel.consignmentId !== undefined && parcel.consignmentId !== word.consignmentId) ||
  isStranger(parcel, word);

/**
 * Whether a parcel that nobody books now is named by a consignment that we never asked for. It waits for a person, who may have
 * booked it past us; what the courier cancelled before is known, and a word that comes while we ask proves the booking.
 */
const isStranger = (parcel: Booking, { consignmentId }: Named): boolean =>
  parcel.consignmentId === undefined &&
  parcel.bookingError !== undefined &&
  consignmentId !== undefined &&
  !isCancelled(parcel, consignmentId);

function meaningOf(order: OrderState, parcel: Parcel, word: CourierWord, at: string): readonly OrderFact[] {
  const { status } = word;
  if (!isTrackingStatus(status)) return remarked(order, parcel, { ...word, status });
  if (order.cancellation) return takenAllTheSame(order, parcel, word);
  if (isKnownByLookUp(parcel, word)) return [];
  return hasArrived(parcel)
    ? afterTheEnd(order, parcel, { ...word, status }, at)
    : moved(order, parcel, { ...word, status }, at);
}

type Saying<Status> = CourierWord & { readonly status: Status };

function remarked(order: OrderState, parcel: Parcel, word: Saying<CourierRemark>): readonly OrderFact[] {
  if (isToldAlready(parcel, word)) return [];
  const report = reported(word);
  switch (word.status) {
    case 'BOOKED':
      return [];
    case 'NOTED':
      return [report];
    case 'NOT_COLLECTED':
      return isPickUpOver(order, parcel, word)
        ? [report]
        : [report, ...held(order, `The courier did not collect it: ${quoted(word)}.`)];
    case 'BOOKING_CANCELLED':
      return isPickUpOver(order, parcel, word)
        ? [report]
        : [report, ...unbooked(parcel, word), ...held(order, `The courier cancelled it: ${quoted(word)}.`)];
    case 'UNSETTLED':
      if (order.cancellation) return takenAllTheSame(order, parcel, word);
      return [...handedOverBy(order, parcel), report, ...held(order, `The courier says ${quoted(word)}.`)];
    case 'UNCLEAR':
      return [report, ...held(order, `The courier says ${quoted(word)}.`)];
  }
}

/** Nobody waits for the rider of a cancelled order, and a later scan tells that one has come since. */
const isPickUpOver = ({ cancellation }: OrderState, parcel: Parcel, word: CourierWord): boolean =>
  cancellation !== undefined || hasArrived(parcel) || isBefore(word, parcel.trackedAt);

/** A parcel in the house is to be booked again; what became of one that is out is for a person to find out. */
function unbooked(parcel: Parcel, { parcelId, consignmentId }: CourierWord): readonly OrderFact[] {
  if (isOut(parcel) || consignmentId === undefined) return [];
  return [{ type: 'ParcelBookingCancelled', parcelId, consignmentId }];
}

/** Whether the word is about the parcel itself, wherever it is, and not about its booking alone. */
const tellsOfParcel = ({ status }: CourierWord): boolean =>
  isTrackingStatus(status) || status === 'UNSETTLED' || status === 'UNCLEAR';

/** A scan of a parcel that is on its way, or about to be. */
function moved(
  order: OrderState,
  parcel: Parcel,
  word: Saying<TrackingStatus>,
  at: string,
): readonly OrderFact[] {
  if (isOlder(parcel, word, at)) return isRepeated(parcel, word, at) ? [] : [overtaken(word)];
  const { parcelId, status, trackingId, vendorStatus, occurredAt, source } = word;
  const handedOver = handedOverBy(order, parcel);
  return [
    ...handedOver,
    {
      type: 'ParcelTracked',
      ...{ parcelId, status, trackingId, vendorStatus, occurredAt },
      ...(source === 'lookUp' && { lookedUp: true }),
    },
    ...(status === 'DELIVERED' && handedOver.length === 0 ? holdUnpaid(order) : []),
    ...(status === 'DELIVERED' ? holdCameBack(order, parcelId) : []),
    // Back in the house: a person has to send it again or give the money back.
    ...(status === 'RETURNED' ? held(order, `The parcel came back: ${quoted(word)}.`) : []),
  ];
}

/** What had arrived stays so; a person has to find out what a later word is about. */
function afterTheEnd(
  order: OrderState,
  parcel: Parcel,
  word: Saying<TrackingStatus>,
  at: string,
): readonly OrderFact[] {
  const newest = latestOf(parcel, at);
  if (word.status === parcel.state || !(isAfter(word, newest) || contradicts(parcel, word))) {
    if (word.source === 'lookUp') return [];
    return [isBefore(word, newest) ? overtaken(word) : reported(word)];
  }
  return [
    reported(word),
    ...held(order, `After the parcel was ${parcel.state} the courier says ${quoted(word)}.`),
  ];
}

/**
 * Whether the parcel can't have arrived where it did, if the word is true: whoever recorded the arrival may have been wrong, and
 * clocks differ. Of look-ups only later ones are heard: those before come to nothing in the histories of running orders.
 */
const contradicts = ({ state }: Parcel, { status, source }: Saying<TrackingStatus>): boolean =>
  source === 'webhook' &&
  (hasArrived({ state: status }) || (status === 'RETURNING' && state === 'DELIVERED'));

/** The courier took a parcel that was to stay in the house: its pieces are gone, and a person has to get them back. */
function takenAllTheSame(
  order: OrderState,
  { id, ...parcel }: Parcel,
  word: CourierWord,
): readonly OrderFact[] {
  const taken: readonly OrderFact[] = isOut(parcel) ? [] : [{ type: 'ParcelTaken', parcelId: id }];
  return [
    ...taken,
    reported(word),
    ...held(order, `The courier has a parcel of the cancelled order: ${quoted(word)}.`),
  ];
}

/** Any word with a consignment proves that the parcel was booked, whatever became of the call's answer. */
function bookedBy(
  parcel: Parcel,
  { parcelId, consignmentId, fee, trackingId, status, vendorStatus, occurredAt }: CourierWord,
): readonly OrderFact[] {
  if (parcel.consignmentId !== undefined || consignmentId === undefined) return [];
  if (isCancelled(parcel, consignmentId) && status === 'UNCLEAR') return [];
  const word: ProvingWord = { trackingId, status, vendorStatus, occurredAt };
  return [
    { type: 'ParcelBooked', parcelId, consignmentId, ...present({ fee }), word },
    { type: 'ParcelLabelled', parcelId },
  ];
}

/** The courier has it, whatever our warehouse forgot to record. Nobody would have handed it over unpaid. */
function handedOverBy(order: OrderState, { id, state }: Parcel): readonly OrderFact[] {
  if (state !== 'PACKED' && state !== 'BOOKED') return [];
  return [{ type: 'ParcelHandedOver', parcelId: id }, ...holdUnpaid(order)];
}

function reported({ parcelId, trackingId, vendorStatus, occurredAt, status }: CourierWord): OrderFact {
  const fact = { type: 'CourierReported', parcelId, trackingId, vendorStatus, occurredAt } as const;
  return isTrackingStatus(status) ? { ...fact, status } : fact;
}

/** Webhooks come in any order: the scan belongs to the journey, and the customer sees it there. */
function overtaken(word: Saying<TrackingStatus>): OrderFact {
  const { parcelId, trackingId, vendorStatus, occurredAt, status } = word;
  return {
    type: 'CourierReported',
    ...{ parcelId, trackingId, vendorStatus, occurredAt, status },
    overtaken: true,
  };
}

function held(order: OrderState, notes: string): readonly OrderFact[] {
  const isKnown = order.cancellation ? isHeldSinceCancelling(order, 'COURIER') : isHeld(order, 'COURIER');
  return isKnown ? [] : [{ type: 'OrderHeld', reason: 'COURIER', notes }];
}

const quoted = ({ vendorStatus }: CourierWord): string => `“${vendorStatus}”`;

/** A stamp in the future, or none that can be read, counts as now: what is true afterwards must not look older. */
function notAhead(instant: string, at: string): string {
  return Date.parse(instant) <= Date.parse(at) ? instant : at;
}

const isBefore = ({ occurredAt }: CourierWord, instant: string | undefined): boolean =>
  Date.parse(occurredAt) < timeOf(instant);

const isAfter = ({ occurredAt }: CourierWord, instant: string | undefined): boolean =>
  Date.parse(occurredAt) > timeOf(instant);

/** Everything comes after what never was. */
const timeOf = (instant: string | undefined): number =>
  instant === undefined ? -Infinity : Date.parse(instant);

/** When the newest scan that moved the parcel was made; one that was stamped ahead of its time counts as made by now. */
const clockOf = ({ trackedAt }: Parcel, at: string): string | undefined =>
  trackedAt && notAhead(trackedAt, at);

/** {@link clockOf}, or the end of its second when a look-up told no more than that. */
function latestOf(parcel: Parcel, at: string): string | undefined {
  const clock = clockOf(parcel, at);
  if (clock === undefined || parcel.lookedUp === undefined) return clock;
  return new Date(Date.parse(clock) + 999).toISOString();
}

/** Nothing comes after an arrival: one stamped before the newest scan means that clocks differ. */
function isOlder(parcel: Parcel, word: Saying<TrackingStatus>, at: string): boolean {
  if (hasArrived({ state: word.status })) return false;
  const newest = clockOf(parcel, at);
  return isBefore(word, newest) || (word.status === parcel.state && !isAfter(word, newest));
}

/** The same news once more, under another id; and a look-up says nothing new of what went before. */
const isRepeated = (parcel: Parcel, word: Saying<TrackingStatus>, at: string): boolean =>
  word.source === 'lookUp' || !isBefore(word, clockOf(parcel, at));

/** Clocks of webhooks and look-ups tell the same instant with different precision. */
const SAME_INSTANT_MS = 2_000;

/** The webhook of a scan that a look-up has told of already: counted again, a failed delivery would be two. */
function isKnownByLookUp(
  { lookedUp, trackedAt }: Parcel,
  { source, vendorStatus, occurredAt }: CourierWord,
): boolean {
  if (source !== 'webhook' || lookedUp !== canonicalWord(vendorStatus)) return false;
  return Math.abs(Date.parse(occurredAt) - timeOf(trackedAt)) < SAME_INSTANT_MS;
}

/** A look-up that repeats what was reported last, in the courier's other spelling. */
function isToldAlready({ lastReport }: Parcel, { source, vendorStatus, occurredAt }: CourierWord): boolean {
  if (source !== 'lookUp' || lastReport === undefined) return false;
  const apart = Math.abs(Date.parse(occurredAt) - Date.parse(lastReport.at));
  return lastReport.word === canonicalWord(vendorStatus) && apart < SAME_INSTANT_MS;
}
