import type { PaymentState } from '../../../../domain/payment/payment';
import type { PaymentMethod } from '../../../../domain/payment/payment';
import type { Change } from '../../change';
import { changedParts } from '../changedParts';

/** An attempt to pay; the amount is in minor units of `currency`. */
export interface PaymentRow {
  readonly id: string;
  readonly ordinal: number;
  readonly method: PaymentMethod;
  readonly provider: string;
  /** The gateway's single-use handle; kept when the row is new. */
  readonly token: string | null;
  readonly amount: number;
  readonly currency: string;
  readonly state: PaymentState;
  readonly reference: string | null;
  readonly actionUrl: string | null;
  readonly declineCode: string | null;
  readonly requestedAt: string;
  readonly updatedAt: string | null;
  readonly captureBefore: string | null;
}

/** Attempts to pay that are new or have changed. SQL function: `write_payments`. */
export function paymentRows({ before, after, events, details }: Change): readonly PaymentRow[] {
  return changedParts(before.payments, after.payments).map((payment) => ({
    id: payment.id,
    ordinal: payment.ordinal,
    method: payment.method,
    provider: payment.provider,
    token: details.paymentToken ?? null,
    amount: payment.amount,
    currency: after.currency,
    state: payment.state,
    reference: payment.reference ?? null,
    actionUrl: payment.actionUrl ?? null,
    declineCode: payment.declineCode ?? null,
    requestedAt: payment.requestedAt,
    updatedAt: events.at(-1)?.at ?? null,
    captureBefore: payment.captureBefore ?? null,
  }));
}
