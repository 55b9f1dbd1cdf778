import type { OrderJson } from '../../../../api/schema/order';
import { headOf, partsOf } from './partsOf';

type Refund = OrderJson['refunds'][number];

const taka = (amount: number) => ({ amount, currency: 'BDT' });
const part = (way: Refund['parts'][number]['way'], amount: number, refunded: number) => ({
  ...{ way, amount: taka(amount), refunded: taka(refunded) },
});
const refund = (status: Refund['status'], ...parts: Refund['parts']) => ({ status, parts, payout: null });
const payout: NonNullable<Refund['payout']> = {
  ...{ state: 'SENT', amount: taka(244_950), method: 'nagad', last: '001', reason: null },
};

test('what goes to the store credit alone is told as that', () => {
  expect(headOf(refund('REFUNDED', part('credit', 500, 500)))).toBe('refunds.toldOfCredit.REFUNDED');
  expect(headOf(refund('PENDING', part('credit', 500, 0)))).toBe('refunds.toldOfCredit.PENDING');
  expect(headOf(refund('REJECTED', part('credit', 500, 0)))).toBe('refunds.told.REJECTED');
  expect(headOf(refund('REFUNDED', part('original', 1, 1), part('credit', 500, 500)))).toBe(
    'refunds.told.REFUNDED',
  );
  expect(headOf(refund('REFUNDED'))).toBe('refunds.told.REFUNDED');
});

test('beside what is paid out stands what goes back otherwise', () => {
  const original = part('original', 100_050, 100_050);
  const back = { text: 'refunds.parts.original.gone', amount: taka(100_050) };
  expect(partsOf({ ...refund('PENDING', original, part('payout', 244_950, 0)), payout })).toEqual([back]);
  expect(partsOf(refund('REFUNDED', original, part('payout', 244_950, 244_950)))).toEqual([
    back,
    { text: 'refunds.parts.payout.gone', amount: taka(244_950) },
  ]);
});

test('a part of which some has gone is told in two', () => {
  expect(partsOf(refund('PENDING', part('original', 500, 200)))).toEqual([
    { text: 'refunds.parts.original.gone', amount: taka(200) },
    { text: 'refunds.parts.original.coming', amount: taka(300) },
  ]);
});

test('a refund of one part, and one that is not let go, has none to tell apart', () => {
  expect(partsOf(refund('REFUNDED', part('original', 500, 500)))).toEqual([]);
  expect(partsOf({ ...refund('PENDING', part('payout', 500, 0)), payout })).toEqual([]);
  expect(partsOf(refund('REQUESTED', part('original', 500, 0), part('credit', 500, 0)))).toEqual([]);
});
