import type { OrderJson } from '../../../../api/schema/order';
import type { MoneyJson } from '../../../../api/schema/primitives';

/** What its page says of cash at the door: what is still to be paid there, in whole taka, also after a deposit, or what was. */
export interface CashNote {
  readonly text: 'toPay' | 'toPayRounded' | 'toPayAfter' | 'paid';
  readonly amount: MoneyJson;
}

type Noted = Pick<OrderJson, 'cash' | 'cancellation' | 'status' | 'payments' | 'paidInParts'>;

/** Decides what is said of cash; undefined where there is none, or where the goods won't come to the door any more. */
export function cashNoteOf({
  cash,
  cancellation,
  status,
  payments,
  paidInParts,
}: Noted): CashNote | undefined {
  if (!cash) return undefined;
  if (paidInParts && !cancellation)
    return paidInParts.atTheDoor.amount > 0
      ? { text: 'toPayAfter', amount: paidInParts.atTheDoor }
      : undefined;
  const due = payments.findLast((payment) => payment.status === 'DUE');
  const isComing = !cancellation && !GOING_BACK.includes(status);
  const left = cash.toCollect.amount - cash.collected.amount;
  if (due && isComing && left > 0) {
    const isRounded = cash.collected.amount === 0 && left !== due.amount.amount;
    return { text: isRounded ? 'toPayRounded' : 'toPay', amount: { ...cash.toCollect, amount: left } };
  }
  return cash.collected.amount > 0 ? { text: 'paid', amount: cash.collected } : undefined;
}

const GOING_BACK: readonly string[] = ['RETURNING_TO_ORIGIN', 'RETURNED'];
