import { NOTHING_ASKED, wayOf, wishOf } from './refundForm';

test('a form that asks for nothing wishes nothing', () => {
  expect(wishOf(NOTHING_ASKED, 'BDT')).toBeUndefined();
  expect(wishOf({ ...NOTHING_ASKED, pieces: { 1: 0 } }, 'BDT')).toBeUndefined();
  expect(wishOf({ ...NOTHING_ASKED, by: 'amount', amount: '0' }, 'BDT')).toBeUndefined();
});

test('what is asked for on the other side of the switch plays no part', () => {
  const both = { ...NOTHING_ASKED, pieces: { 1: 2 }, shipping: true, amount: '5' };
  expect(wishOf(both, 'BDT')).toEqual({ lines: [{ id: '1', quantity: 2 }], shipping: true });
  expect(wishOf({ ...both, by: 'amount' }, 'BDT')).toEqual({ amount: { amount: 500, currency: 'BDT' } });
});

test('store credit takes the customer’s choice, told with how they said so', () => {
  expect(wayOf(NOTHING_ASKED)).toEqual({});
  expect(wayOf({ ...NOTHING_ASKED, method: 'credit' })).toBeUndefined();
  expect(wayOf({ ...NOTHING_ASKED, method: 'credit', chosenBy: 'PHONE' })).toEqual({
    ...{ method: 'credit', choice: { how: 'PHONE' } },
  });
});
