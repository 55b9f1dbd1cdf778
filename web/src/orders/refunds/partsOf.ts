import type { RefundWay } from '../../../../api/schema/money/refundParts';
import type { OrderJson } from '../../../../api/schema/order';
import type { MoneyJson } from '../../../../api/schema/primitives';

type OrderRefund = Pick<OrderJson['refunds'][number], 'status' | 'parts' | 'payout'>;

/** A part of a refund in a sentence that names its amount. */
export interface ToldPart {
  readonly text: `refunds.parts.${RefundWay}.${'gone' | 'coming'}`;
  readonly amount: MoneyJson;
}

/** What a refund is called to its customer: of what goes to their store credit alone they can't wait for it elsewhere. */
export function headOf({
  status,
  parts,
}: OrderRefund): `refunds.told.${OrderRefund['status']}` | `refunds.toldOfCredit.${'PENDING' | 'REFUNDED'}` {
  const isCredit = parts.length > 0 && parts.every(({ way }) => way === 'credit');
  return isCredit && (status === 'PENDING' || status === 'REFUNDED')
    ? `refunds.toldOfCredit.${status}`
    : `refunds.told.${status}`;
}

/** The parts of a refund that is let go, where there are several: what has gone and what is coming. What is paid out tells of itself. */
export function partsOf({ status, parts, payout }: OrderRefund): readonly ToldPart[] {
  if (status !== 'PENDING' && status !== 'REFUNDED') return [];
  const told = parts.flatMap(({ way, amount, refunded }): readonly ToldPart[] =>
    way === 'payout' && payout
      ? []
      : [
          { text: `refunds.parts.${way}.gone` as const, amount: refunded },
          {
            text: `refunds.parts.${way}.coming` as const,
            amount: { ...amount, amount: amount.amount - refunded.amount },
          },
        ].filter((part) => part.amount.amount > 0),
  );
  return told.length + (payout ? 1 : 0) > 1 ? told : [];
}
