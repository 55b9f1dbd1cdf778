import { cashParcels, cashPaymentOf } from '../../../../domain/cash/cash';
import type { Evidence, OrderEvidence } from '../../evidence/evidence';
import { ofEachOrder } from '../ofEachOrder';
import type { Invariant } from '../violation';

/** Couriers count in whole taka. */
const MINOR_PER_TAKA = 100;

/** What is paid at the door is what the courier was told to ask for, and what it says to have got. */
export const cash: Invariant = {
  says: 'couriers collect for each parcel what is due at the door, once, and the books say so',
  violations: ofEachOrder((order, evidence) => {
    if (!cashPaymentOf(order.state)) return asked(order, evidence, () => 0);
    const due = new Map(cashParcels(order.state).map(({ id, cash: { toCollect } }) => [id, toCollect]));
    const collected = cashParcels(order.state).reduce((sum, parcel) => sum + (parcel.cash.collected ?? 0), 0);
    const withCourier = order.ledger
      .flatMap(({ debit, credit, amount }) => [
        debit === 'courier:pathao' ? amount : 0,
        credit === 'courier:pathao' ? -amount : 0,
      ])
      .reduce((sum, amount) => sum + amount, 0);
    return [
      ...asked(order, evidence, (parcelId) => due.get(parcelId)),
      ...(withCourier === collected ? [] : [`${collected} was collected, the books have ${withCourier}`]),
      ...delivered(order, evidence),
    ];
  }),
};

/** What the courier asks for at the door; a parcel that was taken back before it left is none of it. */
function asked(
  { state }: OrderEvidence,
  { vendors }: Evidence,
  dueOf: (parcelId: string) => number | undefined,
): string[] {
  return vendors.consignments.flatMap(({ id, merchantOrderId, amountToCollect }) => {
    const isOurs = state.parcels.some((parcel) => parcel.id === merchantOrderId && parcel.state !== 'PULLED');
    const due = isOurs ? dueOf(merchantOrderId) : undefined;
    return due === undefined || due === amountToCollect * MINOR_PER_TAKA
      ? []
      : [`${id} asks for ${amountToCollect} taka, due are ${due} in minor units`];
  });
}

/** Once the order knows of the delivery it knows of the cash, unless a person recorded the delivery by hand. */
function delivered({ state }: OrderEvidence, { vendors }: Evidence): string[] {
  return cashParcels(state).flatMap((parcel) => {
    const isToldBy = vendors.consignments.some(
      ({ id, word }) => id === parcel.consignmentId && word === 'delivered',
    );
    const isWhole = parcel.cash.collected === parcel.cash.toCollect;
    return isToldBy && !isWhole && !state.cancellation
      ? [`${parcel.id} was delivered for ${parcel.cash.toCollect}, collected ${parcel.cash.collected}`]
      : [];
  });
}
