import type { HoldReason, OrderState } from './order';

interface HoldOptions {
  /**
   * A cancellation that is under way lifts the holds of its order when it is through. One that outlasts it stays, and
   * keeps the cancelled order open for whoever has to see to it.
   */
  readonly outlastsCancellation?: boolean;
}

/** The order, held for a reason; held once, however often it is for the same. */
export function hold(
  order: OrderState,
  reason: HoldReason,
  { outlastsCancellation = false }: HoldOptions = {},
): OrderState {
  const { cancellation } = order;
  return {
    ...order,
    holds: including(order.holds, reason),
    ...(cancellation &&
      outlastsCancellation && {
        cancellation: { ...cancellation, holds: including(cancellation.holds, reason) },
      }),
  };
}

/** The order, not held for that reason any more. What failed is forgotten with the hold, so that it is tried again. */
export function releaseHold(order: OrderState, reason: HoldReason): OrderState {
  const { cancellation } = order;
  return {
    ...order,
    holds: without(order.holds, reason),
    ...(cancellation?.holds && {
      cancellation: { ...cancellation, holds: without(cancellation.holds, reason) },
    }),
    payments:
      reason === 'PAYMENT'
        ? order.payments.map(({ captureError: _solved, ...payment }) => payment)
        : order.payments,
    parcels:
      reason === 'COURIER'
        ? order.parcels.map(({ bookingError: _solved, ...parcel }) => parcel)
        : order.parcels,
  };
}

const including = (holds: readonly HoldReason[] = [], reason: HoldReason): readonly HoldReason[] => [
  ...new Set([...holds, reason]),
];

const without = (holds: readonly HoldReason[], reason: HoldReason): readonly HoldReason[] =>
  holds.filter((held) => held !== reason);
