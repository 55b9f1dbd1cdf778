import { wayBack } from './wayBack';

const [cash, card] = [{ provider: 'courier' }, { provider: 'stripe' }];

test('cash goes to a wallet or an account, unless the refund says otherwise', () => {
  expect(wayBack({ method: 'original', moves: [cash] })).toBe('payout');
  expect(wayBack({ method: 'manual', moves: [cash] })).toBe('manual');
  expect(wayBack({ method: 'credit', moves: [cash] })).toBe('credit');
});

test('of a card, and in part of a card, it goes as it was paid', () => {
  expect(wayBack({ method: 'original', moves: [card] })).toBe('original');
  expect(wayBack({ method: 'original', moves: [card, cash] })).toBe('original');
  expect(wayBack({ method: 'original', moves: [] })).toBe('original');
});
