import { action } from '../../command';
import { DomainError } from '../../errors';
import type { OrderState } from '../../order/order';
import { hasLeft } from '../../parcel/parcel';
import { present } from '../../present';
import { cashParcels, cashPaymentOf } from '../cash';
import { collect } from './collect';
import { cashParcelOf, wholeAmount } from '../cashParcelOf';

interface RecordCash {
  /** Absent: the order has one parcel alone. */
  readonly parcelId?: string;
  /** What was collected in all, in minor units; 0: nothing. */
  readonly amount: number;
  /** Needed where that is not what was due. */
  readonly notes?: string;
}

/** Says by hand what a courier collected at the door. */
export const recordCash = action<RecordCash>({
  description: 'Records by hand how much cash a courier has collected for a parcel, in minor units.',
  shape: { parcelId: '?text', amount: wholeAmount, notes: '?text' },
  roles: ['support', 'finance', 'admin'],
  whenClosed: 'carriedOut',
  refusal: noCash,
  decide: (order, { parcelId, amount, notes }) => {
    const { id, cash } = cashParcelOf(order, parcelId);
    const payment = cashPaymentOf(order);
    if (!payment || cash.collected === amount) return [];
    if (amount !== cash.toCollect && notes === undefined) throw withoutNotes();
    return collect(order, {
      ...{ type: 'CashCollected', paymentId: payment.id, parcelId: id, amount },
      ...present({ notes }),
    });
  },
});

/** Said of an order of which no courier collects anything, or has had nothing to collect yet. */
export function noCash(order: OrderState): string | undefined {
  if (!cashPaymentOf(order) || cashParcels(order).length === 0)
    return 'No courier collects cash for this order.';
  return hasLeft(order) ? undefined : 'No parcel has left the house yet.';
}

const withoutNotes = (): DomainError =>
  new DomainError('validation', 'Say why another amount than was due was collected.', {
    errors: [{ pointer: '/notes', detail: 'What the customer or the courier said.' }],
  });
