import type { ParcelCash } from '../cash/parcelCash';
import type { PackedAs } from '../packing/packedAs';
import type { LineSerials } from '../serials/serial';

/** What a courier says about a parcel, in our words. */
export const TRACKING_STATUSES = [
  'IN_TRANSIT',
  'OUT_FOR_DELIVERY',
  'DELIVERY_FAILED',
  'RETURNING',
  'RETURNED',
  'DELIVERED',
] as const;
export type TrackingStatus = (typeof TRACKING_STATUSES)[number];

/** Whether a word of ours says where a parcel is. */
export const isTrackingStatus = (text: string): text is TrackingStatus =>
  TRACKING_STATUSES.some((status) => status === text);

export type ParcelState =
  | 'PACKED'
  | 'BOOKED'
  | 'HANDED_OVER'
  | 'IN_TRANSIT'
  | 'OUT_FOR_DELIVERY'
  | 'DELIVERY_FAILED'
  | 'RETURNING'
  | 'RETURNED'
  | 'DELIVERED'
  | 'PULLED'; // taken back before hand-over because the order was cancelled

/** One physical parcel. */
export interface Parcel extends PackedAs {
  readonly id: string;
  readonly courier: string;
  readonly state: ParcelState;
  readonly lines: readonly { readonly lineId: string; readonly quantity: number }[];
  /** Where it leaves from; absent: from the warehouse `main`. */
  readonly warehouse?: string;
  /** Which pieces they are; absent where nothing was scanned. */
  readonly serials?: readonly LineSerials[];
  /** Absent in an order that nothing is collected for at the door. */
  readonly cash?: ParcelCash;
  /** The courier's id of the parcel. */
  readonly consignmentId?: string;
  /** The consignments of it that the courier has cancelled, oldest first: no word and no answer brings them back but a scan. */
  readonly cancelledConsignments?: readonly string[];
  /** Why the courier would not take the booking; a person has to act. */
  readonly bookingError?: string;
  readonly handedOverAt?: string;
  readonly deliveredAt?: string;
  /** Times the courier tried and failed. */
  readonly failedAttempts: number;
  /** Courier events already applied, newest last and bounded: webhooks come twice and out of order. */
  readonly seen: readonly string[];
  /** When the newest applied courier event happened: an older one changes nothing. */
  readonly trackedAt?: string;
  /** The newest scan in the courier's word, when a look-up told of it: its own webhook may still come. */
  readonly lookedUp?: string;
  /** What the courier reported last that did not move the parcel, and when: a look-up may repeat it in another spelling. */
  readonly lastReport?: { readonly word: string; readonly at: string };
}

/** Our word for a booking that the courier has cancelled, where a refusal has the courier's code. */
export const BOOKING_CANCELLED = 'booking_cancelled';

/** Whether that is a consignment of the parcel which the courier has cancelled. */
export const isCancelled = (
  {
    consignmentId: known,
    cancelledConsignments = [],
  }: Pick<Parcel, 'consignmentId' | 'cancelledConsignments'>,
  consignmentId: string | undefined,
): boolean =>
  consignmentId !== undefined && consignmentId !== known && cancelledConsignments.includes(consignmentId);

/**
 * Whether it is in the house and its booking was cancelled by the courier, so that it is booked again. The order's story waits for it:
 * only words of releases from this one on bring it about.
 */
export const lacksBooking = ({ state, consignmentId, cancelledConsignments }: Parcel): boolean =>
  state === 'PACKED' && consignmentId === undefined && cancelledConsignments !== undefined;

/** Whether it has left the house; one that was taken back before has not. The order’s story waits for it. */
export const isOut = ({ state }: Pick<Parcel, 'state'>): boolean =>
  !['PACKED', 'BOOKED', 'PULLED'].includes(state);

/** Whether the customer has what was ordered, or it is on its way: it can't be called back. The order's story waits for it. */
export const hasLeft = ({
  deliveredAt,
  parcels,
}: {
  readonly deliveredAt?: string;
  readonly parcels: readonly Pick<Parcel, 'state'>[];
}): boolean => deliveredAt !== undefined || parcels.some(isOut);

/** Whether it is somewhere between the house and the customer, on its way there. */
export const isOnItsWay = ({ state }: Pick<Parcel, 'state'>): boolean =>
  ['HANDED_OVER', 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'DELIVERY_FAILED'].includes(state);

/** Whether it travels no more: it is with the customer, or in the house again. */
export const hasArrived = ({ state }: Pick<Parcel, 'state'>): boolean =>
  state === 'DELIVERED' || state === 'RETURNED';
