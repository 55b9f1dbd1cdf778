import type { OrderState } from '../order/order';

/** What the ledger calls the moves of money that a gateway is asked for. */
export type TransactionKind = 'AUTHORIZE' | 'CAPTURE' | 'VOID';

/** How a move that the gateway was asked for has ended. */
export interface SettledTransaction {
  readonly paymentId: string;
  readonly kind: TransactionKind;
  readonly status: 'SUCCEEDED' | 'FAILED';
  /** The gateway's id of the payment, when it gave one. */
  readonly providerRef: string | null;
  /** Why it failed. */
  readonly code: string | null;
}

/** The move has succeeded. */
export function succeeded(
  kind: TransactionKind,
  { paymentId }: { readonly paymentId: string },
  { payments }: OrderState,
): SettledTransaction {
  const reference = payments.find(({ id }) => id === paymentId)?.reference;
  return { paymentId, kind, status: 'SUCCEEDED', providerRef: reference ?? null, code: null };
}

/** The move has failed, for the reason that the code gives. */
export const failed = (
  kind: TransactionKind,
  fact: { readonly paymentId: string },
  after: OrderState,
  code: string,
): SettledTransaction => ({ ...succeeded(kind, fact, after), status: 'FAILED', code });
