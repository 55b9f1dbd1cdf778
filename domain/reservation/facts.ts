import type { FactTable } from '../fact';
import type { OrderState } from '../order/order';
import type { Payment } from '../payment/payment';

/** What happens to money that is reserved before it is taken or given free. */
export interface ReservationFacts {
  /** The gateway gives the money free by itself at that instant, which is near. */
  readonly ReservationEnding: { readonly paymentId: string; readonly captureBefore: string };
  /** The money is to be taken now, and not as the goods leave. */
  readonly CaptureRequested: { readonly paymentId: string };
  /** The money is to be given free, and the customer to be asked for another payment. */
  readonly VoidRequested: { readonly paymentId: string };
}

export const RESERVATION_FACTS: FactTable<ReservationFacts> = {
  ReservationEnding: {
    evolve: (order, { paymentId, captureBefore }) =>
      change(order, paymentId, { captureBefore, isEnding: true }),
  },
  CaptureRequested: {
    evolve: (order, { paymentId }) => change(order, paymentId, { toTake: true }),
  },
  VoidRequested: {
    evolve: (order, { paymentId }) => change(order, paymentId, { toVoid: true }),
  },
};

const change = (order: OrderState, id: string, told: Partial<Payment>): OrderState => ({
  ...order,
  payments: order.payments.map((payment) => (payment.id === id ? { ...payment, ...told } : payment)),
});
