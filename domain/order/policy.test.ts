import { DEMO_POLICY, STANDARD_POLICY } from './policy';

const SECOND = 1_000;
const HOURS = 60 * 60 * SECOND;

/** What the shop promises its customers and its people: a slip in one of the numbers shows. */
test('an order lives by the shop’s rules of time and trust', () => {
  expect(STANDARD_POLICY).toEqual({
    payment: { retryWindowMs: 24 * HOURS, repeatWindowMs: 600 * SECOND, late: 'reinstate' },
    review: {
      holdAtScore: 70,
      largeTotal: { BDT: 150_000_00, GBP: 1_000_00, USD: 1_250_00, EUR: 1_200_00 },
    },
    fulfilment: { auto: false, courier: 'pathao' },
    tracking: { pollEveryMs: 6 * HOURS },
    returns: { windowMs: 14 * 24 * HOURS },
    refunds: {
      alone: {
        support: { BDT: 5_000_00, GBP: 50_00, USD: 60_00, EUR: 60_00 },
        finance: { BDT: 50_000_00, GBP: 500_00, USD: 600_00, EUR: 600_00 },
        admin: { BDT: 50_000_00, GBP: 500_00, USD: 600_00, EUR: 600_00 },
      },
      settleWithinMs: 10 * 24 * HOURS,
      lookUpEveryMs: 6 * HOURS,
    },
    cash: {
      ...{ confirmFrom: { BDT: 10_000_00 }, confirmAfterRefusals: 1, confirmWithinMs: 24 * HOURS },
      deposit: {
        ...{ percent: 10, least: { BDT: 100_00 }, from: { BDT: 100_000_00 }, afterRefusals: 2 },
        payWithinMs: 24 * HOURS,
      },
    },
    links: { payWithinMs: 24 * HOURS, longestMs: 30 * 24 * HOURS, sessionMs: 1_800 * SECOND },
    serials: 'required',
    reopen: { windowMs: 7 * 24 * HOURS },
  });
});

test('a demonstration packs by itself, asks nobody for a review and ends within minutes', () => {
  expect(DEMO_POLICY).toEqual({
    payment: { retryWindowMs: 600 * SECOND, repeatWindowMs: 60 * SECOND, late: 'reinstate' },
    review: { holdAtScore: 101, largeTotal: STANDARD_POLICY.review.largeTotal },
    fulfilment: { auto: true, courier: 'pathao' },
    tracking: { pollEveryMs: 60 * SECOND },
    returns: { windowMs: 60 * SECOND },
    refunds: { ...STANDARD_POLICY.refunds, lookUpEveryMs: 60 * SECOND },
    links: STANDARD_POLICY.links,
    serials: 'recorded',
    reopen: { windowMs: 300 * SECOND },
  });
});
