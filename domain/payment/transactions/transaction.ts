import type { OrderState } from '../../order/order';
import type { Payment } from '../payment';

/** The moves of money that a gateway is asked for. */
export const TRANSACTION_KINDS = ['AUTHORIZE', 'CAPTURE', 'VOID', 'REFUND'] as const;
export type TransactionKind = (typeof TRANSACTION_KINDS)[number];

/** How a move that the gateway was asked for has ended. */
export interface SettledTransaction {
  readonly paymentId: string;
  /** Of a refund: the position of its move. Absent: the payment's own. */
  readonly ordinal?: number;
  readonly kind: TransactionKind;
  readonly status: 'SUCCEEDED' | 'FAILED';
  /** How much moved, in minor units of the order's currency; null when nothing did. */
  readonly amount: number | null;
  /** The gateway's id of the payment, when it gave one. */
  readonly providerRef: string | null;
  /** Why it failed. */
  readonly code: string | null;
}

/** The move has succeeded, with as much as the order says of its payment. */
export function succeeded(
  kind: TransactionKind,
  { paymentId }: { readonly paymentId: string },
  { payments }: OrderState,
  amountOf: (payment: Payment) => number,
): SettledTransaction {
  const payment = payments.find(({ id }) => id === paymentId);
  const amount = payment ? amountOf(payment) : null;
  const providerRef = payment?.reference ?? null;
  return { paymentId, kind, status: 'SUCCEEDED', amount, providerRef, code: null };
}

/** The move has failed, for the reason that the code gives. */
export function failed(
  kind: TransactionKind,
  { paymentId }: { readonly paymentId: string },
  { payments }: OrderState,
  code: string,
): SettledTransaction {
  const reference = payments.find(({ id }) => id === paymentId)?.reference;
  return { paymentId, kind, status: 'FAILED', amount: null, providerRef: reference ?? null, code };
}
