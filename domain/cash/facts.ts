import type { FactTable } from '../fact';
import { present } from '../present';
import type { OrderState } from '../order/order';
import type { Parcel } from '../parcel/parcel';
import { capturedOf } from '../payment/amounts';
import type { Payment } from '../payment/payment';
import { cashParcels, isCashAwaited } from './cash';
import { creditedOf, type ParcelCash } from './parcelCash';

/** What becomes of cash that is paid at the door. Amounts are in minor units of the order's currency. */
export interface CashFacts {
  /** What was collected for a parcel in all: a later word for the same parcel takes the place of an earlier one. */
  readonly CashCollected: {
    readonly paymentId: string;
    readonly parcelId: string;
    readonly amount: number;
    /** When the courier said so. */
    readonly toldAt?: string;
    /** Why it is another amount than was due, where a person recorded it. */
    readonly notes?: string;
  };
  /** Another amount is to be paid at the door than before: a part of it was paid in advance, or what was paid is free again. */
  readonly CashDueChanged: {
    readonly paymentId: string;
    /** What is to be paid at the door in all, with what was collected. */
    readonly amount: number;
    /** What is left beside it of the price and too little to be asked for: rounding settles it. Absent: nothing. */
    readonly rounded?: number;
    /** It is more than before: what was paid in advance is free again. */
    readonly more?: true;
    /** The parcels for which something else is collected now. */
    readonly parcels?: readonly {
      readonly parcelId: string;
      readonly due: number;
      readonly toCollect: number;
      /** What its courier was told as it was booked; absent: what was to be collected before. */
      readonly told?: number;
    }[];
  };
  readonly CashRemitted: {
    readonly parcelId: string;
    /** Of the courier's statement, invoice or transfer. */
    readonly reference: string;
    readonly amount: number;
    /** What the courier kept. */
    readonly fee: number;
  };
  /** It was recorded by mistake: the courier has as much again. */
  readonly RemittanceTakenBack: {
    readonly parcelId: string;
    readonly reference: string;
    readonly amount: number;
    readonly fee: number;
    readonly notes: string;
  };
}

export const CASH_FACTS: FactTable<CashFacts> = {
  CashCollected: {
    evolve: (order, { paymentId, parcelId, amount, toldAt, actor }) =>
      settle(
        changeCash(order, parcelId, (cash) => ({
          ...cash,
          collected: amount,
          ...present({ toldAt }),
          ...(actor.role !== 'system' && { byHand: true }),
        })),
        paymentId,
      ),
    erp: true,
    shows: ['parcelId', 'amount'],
    omits: ['notes'],
  },
  CashDueChanged: {
    evolve: (order, { paymentId, amount, rounded, parcels = [] }) =>
      changeDue(
        parcels.reduce(
          (state, { parcelId, ...changed }) =>
            changeCash(state, parcelId, (cash, parcel) => lowerTo(cash, changed, parcel)),
          order,
        ),
        paymentId,
        { amount, ...present({ rounded }) },
      ),
    tells: ({ more }) => (more ? 'dueAgain' : undefined),
    erp: true,
    shows: ['amount', 'more'],
  },
  CashRemitted: {
    evolve: (order, { parcelId, reference, amount, fee }) =>
      changeCash(order, parcelId, (cash) => ({
        ...cash,
        remittances: [...(cash.remittances ?? []), { reference, amount, fee }],
      })),
  },
  RemittanceTakenBack: {
    evolve: (order, { parcelId, reference }) =>
      changeCash(order, parcelId, ({ remittances = [], ...cash }) => ({
        ...cash,
        remittances: remittances.filter((one) => one.reference !== reference),
      })),
  },
};

/** The payment at the door has what was collected for all parcels, and is over once nobody is to pay any more. */
function settle(order: OrderState, paymentId: string): OrderState {
  const captured = cashParcels(order).reduce((sum, { cash }) => sum + creditedOf(cash), 0);
  const state = isCashAwaited(order) ? 'DUE' : 'CAPTURED';
  return {
    ...order,
    payments: order.payments.map((payment) =>
      payment.id === paymentId && !(payment.state === 'VOIDED' && captured === 0)
        ? { ...payment, captured, state }
        : payment,
    ),
  };
}

/** Once nothing more is to be paid at the door, that payment is over: with what was collected, or void. */
function changeDue(
  order: OrderState,
  paymentId: string,
  due: Pick<Payment, 'amount' | 'rounded'>,
): OrderState {
  const stateWith = (captured: number): Payment['state'] =>
    due.amount > captured ? 'DUE' : captured > 0 ? 'CAPTURED' : 'VOIDED';
  const changed = ({ rounded: _before, ...payment }: Payment): Payment => ({
    ...payment,
    ...due,
    state: stateWith(capturedOf(payment)),
  });
  return {
    ...order,
    payments: order.payments.map((payment) => (payment.id === paymentId ? changed(payment) : payment)),
  };
}

/** The courier of a parcel that was booked has been told of the amount from before, or of the one before that. */
function lowerTo(
  cash: ParcelCash,
  { told = cash.told ?? cash.toCollect, ...amounts }: Pick<ParcelCash, 'due' | 'toCollect' | 'told'>,
  { consignmentId }: Parcel,
): ParcelCash {
  return { ...cash, ...amounts, lowered: true, ...(consignmentId !== undefined && { told }) };
}

/** A parcel that was to be prepaid, and for which something was collected all the same, had nothing due. */
function changeCash(
  order: OrderState,
  parcelId: string,
  change: (cash: ParcelCash, parcel: Parcel) => ParcelCash,
): OrderState {
  return {
    ...order,
    parcels: order.parcels.map((parcel) =>
      parcel.id === parcelId
        ? { ...parcel, cash: change(parcel.cash ?? { due: 0, toCollect: 0 }, parcel) }
        : parcel,
    ),
  };
}
