import fc from 'fast-check';
import { scoreRisk, type RiskFacts } from './fraud';
import { CABLE, GIFT_WRAP, PHONES, after, newOrder } from '../testing/orders';
import { declined } from '../testing/stages';

const KNOWN: RiskFacts = { guest: false, deliveredOrders: 3, ordersLastHour: 0, countriesDiffer: false };
const reasonsOf = (order = newOrder(), facts: Partial<RiskFacts> = {}): readonly string[] =>
  scoreRisk(order, { ...KNOWN, ...facts }).reasons;

test('a known buyer of little shows no sign', () => {
  expect(scoreRisk(newOrder(), KNOWN)).toEqual({ score: 0, reasons: [] });
});

test.each([
  [{ guest: true }, 'guest', 10],
  [{ deliveredOrders: 0 }, 'nothing delivered before', 20],
  [{ ordersLastHour: 3 }, 'several orders within the hour', 25],
  [{ countriesDiffer: true }, 'billed to another country', 20],
] as const)('%j shows as "%s"', (facts, reason, score) => {
  expect(scoreRisk(newOrder(), { ...KNOWN, ...facts })).toEqual({ score, reasons: [reason] });
});

test('two orders within the hour before are none', () => {
  expect(reasonsOf(newOrder(), { ordersLastHour: 2 })).toEqual([]);
});

test('a total is large from the policy’s limit of its currency on', () => {
  const worth = (unitPrice: number) =>
    newOrder({ lines: [{ ...PHONES, quantity: 1, unitPrice }], shipping: 0 });
  expect(reasonsOf(worth(150_000_00))).toEqual(['large total']);
  expect(reasonsOf(worth(149_999_99))).toEqual([]);
  expect(reasonsOf({ ...worth(150_000_00), currency: 'CHF' })).toEqual([]);
});

test('a guest’s first large order is 60, below what is held, and 80 when it is billed to another country', () => {
  const large = newOrder({ lines: [{ ...PHONES, quantity: 1, unitPrice: 160_000_00 }] });
  const stranger = { ...KNOWN, guest: true, deliveredOrders: 0 };
  expect(scoreRisk(large, stranger).score).toBe(60);
  expect(scoreRisk(large, { ...stranger, countriesDiffer: true }).score).toBe(80);
});

test('many of one product counts pieces, not services', () => {
  const bulk = { ...PHONES, quantity: 10, unitPrice: 1 };
  expect(reasonsOf(newOrder({ lines: [bulk] }))).toEqual(['many of one product']);
  expect(reasonsOf(newOrder({ lines: [CABLE, bulk, GIFT_WRAP] }))).toEqual(['many of one product']);
  expect(
    reasonsOf(
      newOrder({
        lines: [
          { ...bulk, quantity: 6 },
          { ...bulk, quantity: 6 },
        ],
      }),
    ),
  ).toEqual([]);
  expect(reasonsOf(newOrder({ lines: [{ ...bulk, stocked: false }] }))).toEqual([]);
  expect(reasonsOf(newOrder({ lines: [{ ...bulk, quantity: 9 }] }))).toEqual([]);
});

test('one declined card may happen to anyone, two are a sign', () => {
  const once = after(newOrder(), declined);
  const [payment] = once.payments;
  if (!payment) throw new Error('An order to pay has a payment');
  expect(reasonsOf(once)).toEqual([]);
  expect(reasonsOf({ ...once, payments: [payment, payment] })).toEqual(['several cards declined']);
  const [open] = newOrder().payments;
  if (!open) throw new Error('An order to pay has a payment');
  expect(reasonsOf({ ...once, payments: [payment, open, open] })).toEqual([]);
});

test('every sign at once is 100, no more', () => {
  const [payment] = after(newOrder(), declined).payments;
  if (!payment) throw new Error('An order to pay has a payment');
  const bulk = newOrder({ lines: [{ ...PHONES, quantity: 10 }] });
  const worst = { guest: true, deliveredOrders: 0, ordersLastHour: 9, countriesDiffer: true };
  const { score, reasons } = scoreRisk({ ...bulk, payments: [payment, payment] }, worst);
  expect(score).toBe(100);
  expect(reasons).toHaveLength(7);
});

test('the score stays between 0 and 100, and more signs never lower it', () => {
  const facts = fc.record({
    guest: fc.boolean(),
    deliveredOrders: fc.nat(5),
    ordersLastHour: fc.nat(5),
    countriesDiffer: fc.boolean(),
  });
  fc.assert(
    fc.property(facts, (known) => {
      const { score, reasons } = scoreRisk(newOrder(), known);
      const worse = scoreRisk(newOrder(), { ...known, guest: true, deliveredOrders: 0 });
      expect(score).toBeGreaterThanOrEqual(0);
      expect(worse.score).toBeLessThanOrEqual(100);
      expect(worse.score).toBeGreaterThanOrEqual(score);
      expect(score === 0).toBe(reasons.length === 0);
    }),
  );
});
