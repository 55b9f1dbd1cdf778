import { holderOf } from './quoteHold';

test('a hold is a customer’s, or that of a session of the program that asks', () => {
  expect(holderOf({ customer: 'mina', session: 's1', asker: 'shop' })).toBe('customer/mina');
  expect(holderOf({ session: 's1', asker: 'shop' })).toBe('session/shop/s1');
  expect(holderOf({ session: 's1', asker: 'other' })).not.toBe(holderOf({ session: 's1', asker: 'shop' }));
  expect(holderOf({ asker: 'shop' })).toBeUndefined();
});
