import { creditOf } from './creditOf';

const taka = (amount: number) => ({ amount, currency: 'BDT' });

it('pays all of a cart, or a part of it with the rest named, or nothing', () => {
  expect(creditOf(taka(500), taka(500))).toEqual({ whole: taka(500), part: null });
  expect(creditOf(taka(499), taka(500))).toEqual({ whole: null, part: { amount: taka(499), rest: taka(1) } });
  const none = { whole: null, part: null };
  expect(creditOf(undefined, taka(500))).toEqual(none);
  expect(creditOf(taka(0), taka(500))).toEqual(none);
  expect(creditOf(taka(500), taka(0))).toEqual(none);
  expect(creditOf(taka(500), undefined)).toEqual(none);
});
