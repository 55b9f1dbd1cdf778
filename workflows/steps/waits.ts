import { piecesSought } from '../../domain/allocation/elsewhere/reallocation';
import { awaitsOthers } from '../../domain/allocation/awaitsOthers';
import { isBlocked } from '../../domain/holds/holds';
import type { OrderState } from '../../domain/order/order';
import { isOut } from '../../domain/parcel/parcel';
import { isPaid } from '../../domain/payment/amounts';
import { awaitsTender } from '../../domain/payment/tenders/standing';
import { isVoidAwaited } from '../../domain/reservation/reservation';

/**
 * What the story waits for before it acts by itself. This is workflow code: the history keeps when a wait ended, but not
 * why, so a running order must find the same answer again. The rules for people are free to change; they aren't asked here.
 */

/**
 * Whether the story may go on: the money is reserved or taken, and it is known what is left for the door; or the goods are out all the
 * same.
 */
export const isPaidOrOut = (order: OrderState): boolean =>
  (isPaid(order) && !awaitsTender(order)) || order.parcels.some(isOut);

/** Whether everything that is reserved may go into a parcel now, and nothing is still looked for. */
export const isReadyToPack = (order: OrderState): boolean =>
  !isBlocked(order, 'release') &&
  isGoingOn(order) &&
  order.confirmedAt !== undefined &&
  isPaid(order) &&
  order.lines.some(({ quantities }) => quantities.reserved > 0) &&
  piecesSought(order).length === 0;

/** Whether this parcel may leave the house now. */
export const isReadyToGo = (order: OrderState, parcelId: string): boolean =>
  !isBlocked(order, 'hand-over') &&
  isGoingOn(order) &&
  isBooked(order, parcelId) &&
  !awaitsOthers(order) &&
  isPaid(order) &&
  !isVoidAwaited(order);

const isBooked = ({ parcels }: OrderState, parcelId: string): boolean =>
  parcels.some(({ id, state }) => id === parcelId && state === 'BOOKED');

/** Whether services may be rendered now: nothing is given for a payment that lapsed, or is about to be given free. */
export const isReadyToServe = (order: OrderState): boolean =>
  !isBlocked(order, 'release') && isPaid(order) && !isVoidAwaited(order);

/** It has no end in sight. */
const isGoingOn = ({ cancellation, closedAt }: OrderState): boolean =>
  cancellation === undefined && closedAt === undefined;
