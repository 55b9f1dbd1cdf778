import type { OrderEvent, OrderFact } from '../events';
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

/**
 * What an event says of moves asked for earlier. A call whose answer was lost is answered by the event, whoever
 * brought the word; what an earlier event has settled stays as it is. A capture or void that was refused is
 * asked for again with the same key, so a refusal settles nothing.
 */
export function settledTransactions(event: OrderFact, after: OrderState): readonly SettledTransaction[] {
  switch (event.type) {
    case 'PaymentAuthorized':
      return [settled('AUTHORIZE', event, after)];
    case 'PaymentCaptured':
      return [settled('AUTHORIZE', event, after), settled('CAPTURE', event, after)];
    case 'PaymentDeclined':
      return [{ ...settled('AUTHORIZE', event, after), status: 'FAILED', code: event.code }];
    case 'PaymentVoided':
      // One that never was authorized will not be any more.
      return [
        { ...settled('AUTHORIZE', event, after), status: 'FAILED', code: 'voided' },
        settled('VOID', event, after),
      ];
    default:
      return [];
  }
}

function settled(
  kind: TransactionKind,
  { paymentId }: Pick<Extract<OrderEvent, { type: 'PaymentCaptured' }>, 'paymentId'>,
  { payments }: OrderState,
): SettledTransaction {
  const reference = payments.find(({ id }) => id === paymentId)?.reference;
  return { paymentId, kind, status: 'SUCCEEDED', providerRef: reference ?? null, code: null };
}
