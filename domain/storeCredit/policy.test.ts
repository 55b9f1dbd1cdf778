import type { CountryCode } from '../address/address';
import { storeCreditIn, storeCreditPolicyOf } from './policy';
import { STANDARD_POLICY } from '../order/policy';

const code = (text: string): CountryCode => text as CountryCode;

test('what is allowed stands with the order by its country, and guests have no account that it could go to', () => {
  const where = { refunds: [code('GB')], goodwill: [code('GB'), code('BD')] };
  expect(storeCreditIn(where, { country: 'GB', isGuest: false })).toEqual({ refunds: true, goodwill: true });
  expect(storeCreditIn(where, { country: 'BD', isGuest: false })).toEqual({ goodwill: true });
  expect(storeCreditIn(where, { country: 'IN', isGuest: false })).toBeUndefined();
  expect(storeCreditIn(where, { country: 'GB', isGuest: true })).toBeUndefined();
  expect(storeCreditPolicyOf(STANDARD_POLICY)).toEqual({});
});
