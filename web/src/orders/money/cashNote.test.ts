import type { OrderJson } from '../../../../api/schema/order';
import { cashNoteOf } from './cashNote';
import { paymentOf } from './testing/payments';

const taka = (amount: number) => ({ amount, currency: 'BDT' });

interface Changed extends Partial<Pick<OrderJson, 'status' | 'cancellation'>> {
  readonly collected?: number;
  /** The state of the payment at the door. */
  readonly paid?: string;
  readonly price?: number;
}

const order = ({ collected = 0, paid = 'DUE', price = 125_000, ...changed }: Changed = {}) => ({
  cash: { toCollect: taka(125_000), collected: taka(collected), settlement: null },
  payments: [{ ...paymentOf(paid), method: 'cod', amount: taka(price) }],
  ...{ status: 'SHIPPED' as const, cancellation: null, paidInParts: null },
  ...changed,
});

const CANCELLED = { reason: 'Changed my mind', requestedAt: '2026-11-21T10:00:00Z', kept: null };

test('what is to be paid at the door is said until it was, and then that it was', () => {
  expect(cashNoteOf(order())).toEqual({ text: 'toPay', amount: taka(125_000) });
  expect(cashNoteOf(order({ price: 124_950 }))).toEqual({ text: 'toPayRounded', amount: taka(125_000) });
  const paid = order({ collected: 125_000, paid: 'CAPTURED', status: 'DELIVERED' });
  expect(cashNoteOf(paid)).toEqual({ text: 'paid', amount: taka(125_000) });
});

test('before a deposit is paid what is left after it is said, and nothing where that is all', () => {
  const parts = (atTheDoor: number) => ({ now: taka(12_500), atTheDoor: taka(atTheDoor) });
  const waits = { ...order({ status: 'PENDING' }), paidInParts: parts(112_500) };
  expect(cashNoteOf(waits)).toEqual({ text: 'toPayAfter', amount: taka(112_500) });
  expect(cashNoteOf({ ...waits, paidInParts: parts(0) })).toBeUndefined();
  expect(cashNoteOf({ ...waits, cancellation: CANCELLED })).toBeUndefined();
});

test('of two parcels the rest is said while one of them has yet to come', () => {
  expect(cashNoteOf(order({ collected: 25_000 }))).toEqual({ text: 'toPay', amount: taka(100_000) });
});

test('nobody is asked for cash where nothing comes to the door any more, nor where a card pays', () => {
  expect(cashNoteOf(order({ cancellation: CANCELLED }))).toBeUndefined();
  expect(cashNoteOf(order({ status: 'RETURNING_TO_ORIGIN' }))).toBeUndefined();
  expect(cashNoteOf({ ...order(), cash: null })).toBeUndefined();
});
