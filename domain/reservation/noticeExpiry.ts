import { vendorsWord } from '../command';
import { DomainError } from '../errors';
import type { OrderFact } from '../facts';
import { isHeld } from '../holds/holds';
import type { OrderState } from '../order/order';
import { hasLeft } from '../parcel/parcel';
import { toCapture } from '../payment/capture';
import type { Payment } from '../payment/payment';
import { isReserved, reservationPolicyOf } from './reservation';

interface NoticeExpiry {
  readonly paymentId: string;
  /** RFC 3339, UTC: when the gateway gives the money free by itself. */
  readonly captureBefore: string;
}

/** The end of a reservation is near: the order does about it what its policy says. */
export const noticeExpiry = vendorsWord<NoticeExpiry>({
  description: 'Says that the gateway will soon give reserved money free by itself.',
  shape: { paymentId: 'text', captureBefore: 'text' },
  decide: (order, { paymentId, captureBefore }) => {
    requireInstant(captureBefore);
    const payment = order.payments.find(({ id }) => id === paymentId);
    if (!payment || !isReserved(payment) || order.cancellation || order.closedAt) return [];
    if (payment.isEnding && payment.captureBefore === captureBefore) return [];
    return [
      { type: 'ReservationEnding', paymentId, captureBefore },
      ...answerTo(order, payment, captureBefore),
    ];
  },
});

/** Goods that are out have their money taken, and what a person has asked of the gateway goes first. */
function answerTo(order: OrderState, payment: Payment, captureBefore: string): readonly OrderFact[] {
  const { id: paymentId } = payment;
  if (payment.toTake || payment.toVoid) return [];
  const { atEnd } = reservationPolicyOf(order);
  if (atEnd === 'release' && !hasLeft(order)) return [{ type: 'VoidRequested', paymentId }];
  if (atEnd === 'capture' && isPackedWhole(order) && toCapture(order)?.id === paymentId)
    return [{ type: 'CaptureRequested', paymentId }];
  if (isHeld(order, 'RESERVATION')) return [];
  const todo = hasLeft(order)
    ? 'the goods are out, and their money was not taken.'
    : 'hand the goods over, take the money, or void it and ask for another payment.';
  const notes = `The reservation of payment ${paymentId} ends on ${captureBefore}: ${todo}`;
  return [{ type: 'OrderHeld', reason: 'RESERVATION', notes }];
}

/** Whether all goods are in parcels, or there are none. */
const isPackedWhole = ({ lines }: OrderState): boolean =>
  lines.every(({ quantities }) => quantities.reserved === 0 && quantities.backordered === 0);

function requireInstant(captureBefore: string): void {
  if (!Number.isNaN(Date.parse(captureBefore))) return;
  const detail = 'An instant such as 2026-11-26T08:00:00Z.';
  throw new DomainError('validation', detail, { errors: [{ pointer: '/captureBefore', detail }] });
}
