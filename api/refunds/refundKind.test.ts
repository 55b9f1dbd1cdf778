import { refundKind, refundOrigin } from './refundKind';

const GRAND_TOTAL = 10_000;
const part = { amount: 4_000, purpose: null, lineCount: 0, shipping: null };

test.each([
  ['an amount', part, 'AMOUNT'],
  ['pieces', { ...part, lineCount: 2 }, 'LINES'],
  ['the delivery', { ...part, shipping: 4_000 }, 'SHIPPING'],
  ['both', { ...part, lineCount: 1, shipping: 600 }, 'LINES_AND_SHIPPING'],
  ['all of the order, by its pieces', { ...part, amount: GRAND_TOTAL, lineCount: 3, shipping: 600 }, 'FULL'],
  ['all of the order, as an amount', { ...part, amount: GRAND_TOTAL }, 'FULL'],
  ['goodwill, however much', { ...part, amount: GRAND_TOTAL, purpose: 'APPEASEMENT' }, 'APPEASEMENT'],
] as const)('tells a refund of %s', (_what, refund, kind) => {
  expect(refundKind(refund, GRAND_TOTAL)).toBe(kind);
});

test.each([
  ['customer', null, 'CUSTOMER'],
  ['checkout', null, 'CUSTOMER'],
  ['support', null, 'STAFF'],
  ['support', 'APPEASEMENT', 'APPEASEMENT'],
] as const)('of a %s, for %s: it is the wish of %s', (requestedRole, purpose, origin) => {
  expect(refundOrigin({ requestedRole, purpose })).toBe(origin);
});
