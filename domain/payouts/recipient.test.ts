import { isAccountNumber, isRoutingNumber, isWalletNumber, lastDigits } from './recipient';

test.each(['01711000001', '01311000001', '01911000001'])('%s can be a wallet', (digits) => {
  expect(isWalletNumber(digits)).toBe(true);
});

test.each(['07700900123', '0171100000', '017110000012', '01211000001', '1711000001', '', '0171100000x'])(
  '%s is no wallet',
  (digits) => {
    expect(isWalletNumber(digits)).toBe(false);
  },
);

/** As banks publish them. */
const ROUTING = ['255151962', '255271518', '255262985', '255264633', '090930827', '225261732', '060261726'];

test.each(ROUTING)('%s is the routing number of a branch', (digits) => {
  expect(isRoutingNumber(digits)).toBe(true);
});

test.each(ROUTING)('%s with another check digit is none', (digits) => {
  for (let other = 1; other < 10; other += 1)
    expect(isRoutingNumber(digits.slice(0, -1) + String((Number(digits.at(-1)) + other) % 10))).toBe(false);
});

test.each(['25515196', '2551519620', '', '25515196x'])('%s is no routing number', (digits) => {
  expect(isRoutingNumber(digits)).toBe(false);
});

test.each([
  ['12345678', true],
  ['12345678901234567', true],
  ['1234567', false],
  ['123456789012345678', false],
  ['1234-5678', false],
])('whether %s is an account number: %s', (digits, is) => {
  expect(isAccountNumber(digits)).toBe(is);
});

test('of an account its last three digits are told', () => {
  expect(lastDigits('01711000123')).toBe('123');
});
