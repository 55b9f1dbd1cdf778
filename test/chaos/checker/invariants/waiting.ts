import { refundStatus } from '../../../../domain/refunds/refund';
import { refundsOf } from '../../../../domain/refunds/refunds';
import { nextToExpire } from '../../../../domain/holds/expireHolds';
import type { OrderState } from '../../../../domain/order/order';
import { isPaid, paidOf } from '../../../../domain/payment/amounts';
import type { Payment } from '../../../../domain/payment/payment';
import type { Evidence } from '../../evidence/evidence';
import { ofEachOrder } from '../ofEachOrder';
import type { Invariant } from '../violation';

/** Whom or what an order waits for; `nobody` is the one answer that must not be. */
export type Waiting =
  | { readonly for: 'closed' }
  | { readonly for: 'person'; readonly who: string }
  | { readonly for: 'time'; readonly what: string }
  | { readonly for: 'nobody'; readonly because: string };

/** A timer may be a little late on a busy machine. */
const GRACE_MS = 5_000;

export const waiting: Invariant = {
  says: 'every order is closed, or waits for a named person or a named time',
  violations: ofEachOrder(({ state }, evidence) => {
    const reason = waitsFor(state, evidence);
    return reason.for === 'nobody' ? [reason.because] : [];
  }),
};

/** What an order at rest waits for, from its state and from where its parcel is with the courier. */
export function waitsFor(
  state: OrderState,
  { takenAt, vendors }: Pick<Evidence, 'takenAt' | 'vendors'>,
): Waiting {
  const isAhead = (at: string | undefined): boolean =>
    at !== undefined && Date.parse(at) + GRACE_MS > Date.parse(takenAt);
  if (state.closedAt) return { for: 'closed' };
  const ending = nextToExpire(state);
  if (ending && !isAhead(ending.until)) return nobody(`its hold ${ending.key} was to end at ${ending.until}`);
  if (state.holds.length > 0)
    return { for: 'person', who: `hold: ${state.holds.map(({ key }) => key).join(', ')}` };
  if (refundsOf(state).some((refund) => refundStatus(refund) === 'TO_PAY_OUT'))
    return { for: 'person', who: 'finance, to pay a refund out' };
  if (state.cancellation) return nobody('its cancellation is not completed');
  if (state.deliveredAt) return afterDelivery(state, isAhead);
  const money = forMoney(state, isAhead);
  return money ?? forGoods(state, vendors);
}

const nobody = (because: string): Waiting => ({ for: 'nobody', because });

function afterDelivery(state: OrderState, isAhead: (at: string | undefined) => boolean): Waiting {
  const ends = new Date(Date.parse(state.deliveredAt ?? '') + state.policy.returns.windowMs).toISOString();
  if (isAhead(ends)) return { for: 'time', what: 'return window' };
  if (isAhead(state.reopenedUntil)) return { for: 'time', what: 'reopened' };
  return nobody(`its return window ended at ${ends}`);
}

/** Undefined: the money is there. */
function forMoney(state: OrderState, isAhead: (at: string | undefined) => boolean): Waiting | undefined {
  if (isPaid(state)) return undefined;
  const payment = state.payments.at(-1);
  switch (payment?.state) {
    case 'ACTION_REQUIRED':
      return isAhead(confirmationEnds(state, payment))
        ? { for: 'person', who: 'the customer, to confirm the payment' }
        : nobody('its payment was not confirmed in time');
    case 'DECLINED':
      return isAhead(payment.retryUntil)
        ? { for: 'person', who: 'the customer, to pay again' }
        : nobody(`its payment was not repeated until ${payment.retryUntil}`);
    case undefined:
      return nobody('nobody has asked for its money');
    case 'PENDING':
    case 'UNKNOWN':
    case 'AUTHORIZED':
    case 'CAPTURED':
    case 'VOIDED':
    case 'DUE':
      return nobody(`its payment is ${payment.state}, and ${paidOf(state)} of ${state.totals.grand} is paid`);
  }
}

function confirmationEnds({ policy }: OrderState, { requestedAt }: Payment): string {
  return new Date(Date.parse(requestedAt) + policy.payment.retryWindowMs).toISOString();
}

function forGoods(state: OrderState, vendors: Evidence['vendors']): Waiting {
  const { auto } = state.policy.fulfilment;
  if (!state.confirmedAt) return nobody('it is paid and not confirmed');
  const parcel = state.parcels.at(-1);
  if (!parcel) return auto ? nobody('nobody packs it') : { for: 'person', who: 'the warehouse, to pack' };
  if (parcel.state === 'PACKED') return nobody('its parcel is not booked');
  const consignment = vendors.consignments.find(({ merchantOrderId }) => merchantOrderId === parcel.id);
  if (consignment?.movesAt !== undefined) return { for: 'time', what: 'the courier, on its way' };
  return nobody(`its parcel is ${parcel.state}; the courier says ${consignment?.word ?? 'nothing'}`);
}
