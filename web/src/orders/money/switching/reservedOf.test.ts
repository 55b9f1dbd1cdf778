import type { OrderJson } from '../../../../../api/schema/order';
import { reservedOf } from './reservedOf';

type Payment = OrderJson['payments'][number];

const payment = (method: string, status: string, amount: number) =>
  ({ method, status, authorized: { amount, currency: 'BDT' } }) as Payment;

test('store credit that is reserved is told apart from what a card holds', () => {
  const credit = payment('credit', 'AUTHORIZED', 500);
  const card = payment('card', 'AUTHORIZED', 1_000);
  expect(reservedOf({ payments: [credit] })).toEqual({ credit: 500, isElse: false });
  expect(reservedOf({ payments: [card] })).toEqual({ credit: 0, isElse: true });
  expect(reservedOf({ payments: [credit, card] })).toEqual({ credit: 500, isElse: true });
});

test('what was declined, taken or given free, and what is due at the door, is not reserved', () => {
  const payments = [
    payment('credit', 'VOIDED', 500),
    payment('credit', 'CAPTURED', 500),
    payment('card', 'DECLINED', 0),
    payment('cod', 'DUE', 0),
  ];
  expect(reservedOf({ payments })).toEqual({ credit: 0, isElse: false });
});
