import { rememberTokens } from './verifiedTokens';

const checkout = (expiresAt: number) => ({ id: 'shop', roles: ['checkout'] as const, expiresAt });

test('a verified token is believed for a minute', () => {
  let now = 1_000_000;
  const tokens = rememberTokens(() => now);
  const principal = checkout(now + 3_600_000);
  tokens.remember('token', principal);
  now += 59_999;
  expect(tokens.find('token')).toBe(principal);
  expect(tokens.find('another')).toBeUndefined();
  now += 1;
  expect(tokens.find('token')).toBeUndefined();
});

test('a token is not believed for longer than it lives', () => {
  let now = 1_000_000;
  const tokens = rememberTokens(() => now);
  const principal = checkout(now + 10_000);
  tokens.remember('token', principal);
  now += 9_999;
  expect(tokens.find('token')).toBe(principal);
  now += 1;
  expect(tokens.find('token')).toBeUndefined();
});

test('of too many tokens the oldest is forgotten', () => {
  const tokens = rememberTokens(() => 0);
  const principal = checkout(60_000);
  for (let number = 0; number <= 10_000; number += 1) tokens.remember(`token ${number}`, principal);
  expect(tokens.find('token 0')).toBeUndefined();
  expect(tokens.find('token 1')).toBe(principal);
  expect(tokens.find('token 10000')).toBe(principal);
});
