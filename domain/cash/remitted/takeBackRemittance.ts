import { action } from '../../command';
import { DomainError } from '../../errors';
import { cashParcels } from '../cash';
import { cashParcelOf } from '../cashParcelOf';

interface TakeBackRemittance {
  /** Absent: the order has one parcel alone. */
  readonly parcelId?: string;
  /** Of the statement, the invoice or the transfer that it was recorded by. */
  readonly reference: string;
  /** Why: it was of another parcel, or of another amount. */
  readonly notes: string;
}

/** Takes back that a courier has handed over cash, where that was recorded by mistake: the courier has it again. */
export const takeBackRemittance = action<TakeBackRemittance>({
  description: 'Takes back a record of cash that a courier handed over, which was a mistake.',
  shape: { parcelId: '?text', reference: 'text', notes: 'text' },
  roles: ['finance', 'admin'],
  whenClosed: 'carriedOut',
  refusal: (order) =>
    cashParcels(order).some(({ cash: { remittances = [] } }) => remittances.length > 0)
      ? undefined
      : 'Nothing was recorded as handed over for the order.',
  decide: (order, { parcelId, reference, notes }) => {
    const { id, cash } = cashParcelOf(order, parcelId);
    const known = cash.remittances?.find((one) => one.reference === reference);
    if (!known) throw unknown(reference);
    const { amount, fee } = known;
    return [{ type: 'RemittanceTakenBack', parcelId: id, reference, amount, fee, notes }];
  },
});

const unknown = (reference: string): DomainError => {
  const detail = `Nothing was recorded for this parcel by ${reference}.`;
  return new DomainError('validation', detail, { errors: [{ pointer: '/reference', detail }] });
};
