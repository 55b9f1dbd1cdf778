import { waysToSettle } from './waysToSettle';

const ALL = ['approveRefund', 'rejectRefund', 'payOutRefund', 'namePayout'];

test.each([
  ['cash whose customer has named nobody', ALL, 'TO_PAY_OUT', 'WANTED', ['recipient', 'byHand', 'reject']],
  ['cash that the bank has by now', ALL, 'TO_PAY_OUT', 'SENT', ['byHand', 'reject']],
  ['cash that is paid by hand', ALL, 'TO_PAY_OUT', 'MANUAL', ['byHand', 'reject']],
  ['cash, for who only names recipients', ['namePayout'], 'TO_PAY_OUT', 'BOUNCED', ['recipient']],
  ['what waits for an approval', ALL, 'AWAITING_APPROVAL', undefined, ['decide']],
  ['what waits for others to approve it', ['rejectRefund'], 'AWAITING_APPROVAL', undefined, ['reject']],
  ['what failed', ALL, 'FAILED', undefined, ['reject']],
  ['what is on its way', ALL, 'PENDING', undefined, []],
  ['what is over', ALL, 'REFUNDED', undefined, []],
] as const)('of %s', (_what, allowed, status, payout, ways) => {
  expect(waysToSettle(allowed, status, payout)).toEqual(ways);
});
