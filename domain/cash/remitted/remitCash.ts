import { action } from '../../command';
import { DomainError } from '../../errors';
import type { OrderFact } from '../../facts';
import { cashPaymentOf } from '../cash';
import { withCourier } from '../parcelCash';
import type { OrderState } from '../../order/order';
import { cashParcelOf, wholeAmount } from '../cashParcelOf';
import { collect } from '../collected/collect';
import { differsFromDue } from '../collected/hearCash';
import { noCash } from '../collected/recordCash';

interface RemitCash {
  /** Absent: the order has one parcel alone. */
  readonly parcelId?: string;
  /** What came into the bank, in minor units. */
  readonly amount: number;
  /** What the courier kept for itself. */
  readonly fee?: number;
  /** Of the courier's statement, invoice or transfer. */
  readonly reference: string;
}

/** As many as a parcel is ever settled in, and more: the state is to stay small. */
const MOST_REMITTANCES = 20;

/**
 * Records that a courier has handed over cash, by its statement. Where nobody had told what was collected, the statement does: it is what
 * couriers stand by.
 */
export const remitCash = action<RemitCash>({
  description:
    'Records that a courier has handed over the cash of a parcel, and what it kept, in minor units.',
  shape: {
    parcelId: '?text',
    amount: wholeAmount,
    fee: (value) => (value === undefined ? undefined : wholeAmount(value)),
    reference: 'text',
  },
  roles: ['finance', 'admin'],
  whenClosed: 'carriedOut',
  refusal: noCash,
  decide: (order, { parcelId, amount, fee = 0, reference }) => {
    if (amount + fee === 0) throw nothing();
    const { id, cash } = cashParcelOf(order, parcelId);
    const { remittances = [] } = cash;
    const known = remittances.find((one) => one.reference === reference);
    if (known?.amount === amount && known.fee === fee) return [];
    if (known) throw differs(reference);
    if (remittances.length >= MOST_REMITTANCES)
      throw new DomainError(
        'not-allowed',
        `The parcel's cash was handed over in ${MOST_REMITTANCES} parts already.`,
      );
    // A courier may ask a fee for a parcel of which it has nothing; but it can't hand over what it hasn't got.
    const told = amount > 0 ? tellsOfAll(order, { id, cash }, amount + fee) : [];
    const left = withCourier(cash);
    if (told.length === 0 && amount > left)
      throw new DomainError('not-allowed', 'That is more than the courier still has of this parcel.', {
        amountLeft: { amount: left, currency: order.currency },
      });
    return [...told, { type: 'CashRemitted', parcelId: id, reference, amount, fee }];
  },
});

function tellsOfAll(
  order: OrderState,
  { id: parcelId, cash }: Pick<ReturnType<typeof cashParcelOf>, 'id' | 'cash'>,
  amount: number,
): readonly OrderFact[] {
  const payment = cashPaymentOf(order);
  if (!payment || cash.collected !== undefined) return [];
  const fact: OrderFact = { type: 'CashCollected', paymentId: payment.id, parcelId, amount };
  return collect(order, fact, differsFromDue(order, amount, cash.toCollect));
}

const nothing = (): DomainError =>
  new DomainError('validation', 'Nothing was handed over or kept.', {
    errors: [{ pointer: '/amount', detail: 'More than 0, or a fee above 0.' }],
  });

const differs = (reference: string): DomainError =>
  new DomainError('not-allowed', `${reference} has told of another amount for this parcel before.`);
