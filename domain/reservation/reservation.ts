import { dropHold, isHeld } from '../holds/holds';
import type { OrderState } from '../order/order';
import type { ReservationPolicy } from '../order/policy';
import { openToCapture } from '../payment/amounts';
import type { Payment } from '../payment/payment';

/** What holds where a policy says nothing: two days before a reservation ends somebody is told. */
export const STANDARD_RESERVATIONS: ReservationPolicy = { noticeMs: 48 * 3_600_000, atEnd: 'hold' };

/** What is done about reservations that end; orders from before there was such a policy go by the standard. */
export const reservationPolicyOf = ({
  policy: { reservations = STANDARD_RESERVATIONS },
}: Pick<OrderState, 'policy'>): ReservationPolicy => reservations;

/** Whether the gateway holds money of it that was not taken yet. */
export const isReserved = (payment: Payment): boolean => openToCapture(payment) > 0;

/**
 * Whether somebody wants money given free and the gateway has yet to do so: until then nothing leaves the house, or goods would go without
 * their money. It is workflow code: the story waits for it, of orders in which somebody has asked for that alone.
 */
export const isVoidAwaited = ({ payments }: Pick<OrderState, 'payments'>): boolean =>
  payments.some((payment) => payment.toVoid === true && isReserved(payment));

/** The order without the hold for a reservation that ends, where none is left that could. */
export const withoutNeedlessHold = (order: OrderState): OrderState =>
  isHeld(order, 'RESERVATION') && !order.payments.some(isReserved) ? dropHold(order, 'RESERVATION') : order;
