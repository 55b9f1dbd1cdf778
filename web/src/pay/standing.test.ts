import { mayChange, standingOf } from './standing';

const attempt = (status: 'PENDING' | 'ACTION_REQUIRED' | 'DECLINED') => ({
  status,
  actionUrl: null,
  declineCode: null,
});

test.each([
  ['OPEN', null, 'ready'],
  ['OPEN', attempt('DECLINED'), 'ready'],
  ['OPEN', attempt('PENDING'), 'settling'],
  ['OPEN', attempt('ACTION_REQUIRED'), 'confirm'],
  ['EXPIRED', attempt('ACTION_REQUIRED'), 'confirm'],
  ['EXPIRED', attempt('DECLINED'), 'EXPIRED'],
  ['USED', null, 'USED'],
  ['ORDER_CANCELLED', attempt('PENDING'), 'ORDER_CANCELLED'],
] as const)('a link that is %s with the attempt %j shows %s', (state, last, shown) => {
  expect(standingOf({ state, attempt: last })).toBe(shown);
});

test('what is settled or confirmed elsewhere is asked about again, and nothing else', () => {
  expect(['settling', 'confirm', 'ready', 'USED', 'EXPIRED'].map((one) => mayChange(one as 'USED'))).toEqual([
    ...[true, true, false, false, false],
  ]);
});
