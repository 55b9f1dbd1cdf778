import fc from 'fast-check';
import { priceLines, type LineToPrice } from '../money/pricing';
import type { OrderFact } from '../facts';
import type { OrderLine, OrderState } from '../order/order';
import { promisedBy, type Refund } from './refund';
import { present } from '../present';
import { given } from '../testing/given';
import { after, newOrder, PEOPLE, PLACED_AT } from '../testing/orders';
import { authorized, captured } from '../testing/stages';
import { workOut } from './askedRefund';
import { leftToRefund } from './refunds';
import { costOfFirst, piecesLeft, shareOfNext, shippingLeft } from './shares';

const TEN: LineToPrice = { sku: 'MUG', quantity: 10, unitPrice: 23_90, discount: 59_75, stocked: true };

/** The line, priced. */
function priced(line: LineToPrice): OrderLine {
  const [first] = priceLines([line], 0).lines;
  if (!first) throw new Error('a line was priced');
  return first;
}

test('each piece costs its share, and no two differ by more than a minor unit', () => {
  const line = priced(TEN);
  const pieces = Array.from(
    { length: 10 },
    (_, index) => costOfFirst(line, index + 1) - costOfFirst(line, index),
  );
  expect(new Set(pieces)).toEqual(new Set([17_92, 17_93]));
  expect(pieces.reduce((sum, piece) => sum + piece, 0)).toBe(179_25);
});

test('ten of 23.90 less a quarter, refunded line by line, come to 179.25', () => {
  let order = after(newOrder({ lines: [TEN], shipping: 0 }), authorized, captured);
  let sum = 0;
  for (let piece = 1; piece <= 10; piece += 1) {
    const { amount, lines } = workOut(order, { lines: [{ id: '1', quantity: 1 }] });
    sum += amount;
    const ordinal = piece;
    const of = { refundId: String(piece), ordinal, paymentId: '1' } as const;
    order = after(
      order,
      {
        ...{ type: 'RefundRequested', refundId: String(piece), amount, reason: 'Damaged' },
        ...(lines && { lines }),
        from: [{ ordinal, paymentId: '1', amount }],
      },
      { type: 'RefundSucceeded', ...of, reference: `re_${piece}`, amount },
    );
  }
  expect(sum).toBe(179_25);
  expect(leftToRefund(order)).toBe(0);
});

/** Refunds pieces of the line one after the other, as they were asked for. */
function refundInTurn(start: OrderState, pieces: readonly number[], id = '1') {
  const given: { amount: number; tax: number }[] = [];
  let order = start;
  for (const quantity of pieces) {
    const { amount, lines } = workOut(order, { lines: [{ id, quantity }] });
    const ordinal = (order.refunds?.length ?? 0) + 1;
    const refundId = String(ordinal);
    given.push({ amount, tax: lines?.[0]?.tax ?? 0 });
    order = after(
      order,
      {
        ...{ type: 'RefundRequested', refundId, amount, reason: 'Damaged', ...present({ lines }) },
        from: [{ ordinal, paymentId: '1', amount }],
      },
      { type: 'RefundSucceeded', refundId, ordinal, paymentId: '1', reference: `re_${ordinal}`, amount },
    );
  }
  return { given, order };
}

const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

test.each([
  ['one line of ten', [{ ...TEN, discount: 0, taxRate: 2_000 }]],
  [
    'ten lines of one',
    Array.from({ length: 10 }, () => ({ ...TEN, discount: 0, quantity: 1, taxRate: 2_000 })),
  ],
] as const)(
  'ten of 23.90 with 20 %% in it, less a quarter of the order, in %s: 179.25 goes back, and the tax',
  (_, lines) => {
    const order = after(newOrder({ lines, shipping: 0, terms: { discount: 59_75 } }), authorized, captured);
    let after10 = order;
    const given = order.lines.flatMap((line) => {
      const { given: back, order: next } = refundInTurn(
        after10,
        Array<number>(line.quantities.ordered).fill(1),
        line.id,
      );
      after10 = next;
      return back;
    });
    expect(sumOf(given.map(({ amount }) => amount))).toBe(179_25);
    expect(sumOf(given.map(({ tax }) => tax))).toBe(order.totals.tax);
    expect(leftToRefund(after10)).toBe(0);
  },
);

test('tax that came on top goes back with its pieces, and with the delivery', () => {
  const order = after(
    newOrder({
      lines: [{ ...TEN, quantity: 3, discount: 0, taxRate: 2_000 }],
      ...{ shipping: 1_00, terms: { taxOnTop: true, shippingTaxRate: 2_000 } },
    }),
    authorized,
    captured,
  );
  expect(workOut(order, { lines: [{ id: '1', quantity: 1 }], shipping: true })).toEqual({
    amount: 28_68 + 1_20,
    lines: [{ lineId: '1', quantity: 1, amount: 28_68, tax: 4_78 }],
    shipping: 1_20,
  });
});

test('in whatever parts a line goes back, no part has more tax than it is, and all of them have the line’s', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 12, max: 4_000 }),
      fc.nat(10_000),
      fc.boolean(),
      (quantity, unitPrice, taxRate, taxOnTop) => {
        const order = after(
          newOrder({
            lines: [{ ...TEN, quantity, unitPrice, discount: 5, taxRate }],
            shipping: 0,
            terms: { taxOnTop },
          }),
          authorized,
          captured,
        );
        const { given } = refundInTurn(order, Array<number>(quantity).fill(1));
        expect(given.every(({ amount, tax }) => tax >= 0 && tax <= amount)).toBe(true);
        expect(sumOf(given.map(({ tax }) => tax))).toBe(order.totals.tax);
      },
    ),
    { numRuns: 40 },
  );
});

test('however a line is divided, its parts come to the line', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 0, max: 99_999 }),
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 }),
      (quantity, unitPrice, cuts) => {
        const line = priced({ ...TEN, quantity, unitPrice, discount: Math.floor(unitPrice / 3) });
        const ends = [...cuts.filter((cut) => cut < quantity).sort((a, b) => a - b), quantity];
        const parts = ends.map(
          (end, index) => costOfFirst(line, end) - costOfFirst(line, ends[index - 1] ?? 0),
        );
        expect(parts.every((part) => part >= 0)).toBe(true);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(line.total);
      },
    ),
  );
});

describe('a line of ten pieces that cost 0.03 together', () => {
  const CHEAP: LineToPrice = { sku: 'SCREW', quantity: 10, unitPrice: 1, discount: 7, stocked: true };
  const paid = after(newOrder({ lines: [CHEAP, TEN], shipping: 0 }), authorized, captured);
  const requested = (refundId: string, quantity: number, amount: number): OrderFact => ({
    ...{
      type: 'RefundRequested',
      refundId,
      amount,
      lines: [{ lineId: '1', quantity, amount }],
      reason: 'Lost',
    },
    from: [{ ordinal: Number(refundId), paymentId: '1', amount }],
  });
  const share = (order: OrderState, quantity: number): number =>
    workOut(order, { lines: [{ id: '1', quantity }] }).amount;

  test('is refunded by pieces that come to something, whatever was refunded before', () => {
    expect([4, 7, 9, 10].map((quantity) => share(paid, quantity))).toEqual([1, 2, 2, 3]);
    const some = after(paid, requested('1', 4, 1));
    expect([3, 6].map((quantity) => share(some, quantity))).toEqual([1, 2]);
  });

  test('names its line, and what can be given back instead, where they come to nothing', () => {
    const refusal = given(paid)
      .when(
        'refund',
        {
          lines: [
            { id: '2', quantity: 1 },
            { id: '1', quantity: 3 },
          ],
          reason: 'Lost',
        },
        PEOPLE.support,
      )
      .isRefused(
        'validation',
        /share of 3 pieces of line 1 is less than 0.01 BDT: refund 4 pieces or more, or an amount/,
      );
    expect(refusal.extra.errors).toMatchObject([{ pointer: '/lines/1/quantity' }]);
    given(after(paid, requested('1', 4, 1)))
      .when('refund', { lines: [{ id: '1', quantity: 2 }], reason: 'Lost' }, PEOPLE.support)
      .isRefused('validation', /refund 3 pieces or more/);
  });

  test('offers an amount alone where all that are left come to nothing', () => {
    const [line, ...others] = paid.lines;
    const left = line && { ...line, quantities: { ...line.quantities, cancelled: 7 } };
    given({ ...paid, lines: [...(left ? [left] : []), ...others] })
      .when('refund', { lines: [{ id: '1', quantity: 3 }], reason: 'Lost' }, PEOPLE.support)
      .isRefused('validation', /: refund an amount/);
  });
});

test('what an earlier release rounded down piece by piece is made up for by the last', () => {
  const order = after(newOrder({ lines: [TEN], shipping: 0 }), authorized, captured, {
    ...{ type: 'RefundRequested', refundId: '1', amount: 161_28, reason: 'Damaged' },
    lines: [{ lineId: '1', quantity: 9, amount: 161_28 }],
    from: [{ ordinal: 1, paymentId: '1', amount: 161_28 }],
  });
  expect(workOut(order, { lines: [{ id: '1', quantity: 1 }] }).amount).toBe(17_97);
});

test('whatever is asked for and rejected, what is left of a line is all of it that has not gone back', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 1, max: 60 }),
      fc.array(fc.tuple(fc.integer({ min: 1, max: 8 }), fc.boolean()), { maxLength: 8 }),
      (quantity, total, wishes) => {
        const line = { ...priced({ ...TEN, quantity, unitPrice: total, discount: 0 }), total };
        let refunds: Refund[] = [];
        for (const [wanted, isRejected] of wishes) {
          const amount = shareOfNext({ refunds }, line, wanted);
          if (amount === 0 || wanted > piecesLeft({ refunds }, line)) continue;
          refunds = [...refunds, asRefund(wanted, amount, isRejected)];
        }
        const kept = refunds.filter(({ approval }) => approval !== 'REFUSED');
        const rest = piecesLeft({ refunds }, line);
        const gone = kept.reduce((sum, { amount }) => sum + amount, 0);
        expect(gone).toBeLessThanOrEqual(total);
        expect(gone + shareOfNext({ refunds }, line, rest)).toBe(total);
      },
    ),
  );
});

const asRefund = (quantity: number, amount: number, isRejected: boolean): Refund => ({
  ...{ id: '', amount, reason: '', requestedBy: PEOPLE.support, requestedAt: '', moves: [] },
  ...{ lines: [{ lineId: '1', quantity, amount }], approval: isRejected ? 'REFUSED' : 'NOT_NEEDED' },
});

describe('the delivery', () => {
  const asked: OrderFact = {
    ...{ type: 'RefundRequested', refundId: '1', amount: 120_00, shipping: 120_00, reason: 'Late' },
    from: [{ ordinal: 1, paymentId: '1', amount: 120_00 }],
  };
  const paid = after(newOrder(), authorized, captured);

  test('is given back once', () => {
    given(paid).when('refund', { shipping: true, reason: 'Late' }, PEOPLE.support).yields(asked);
    const again = after(paid, asked);
    expect(shippingLeft(again)).toBe(0);
    given(again)
      .when('refund', { shipping: true, reason: 'Late' }, PEOPLE.support)
      .isRefused('not-allowed', /given back already/);
  });

  test('can be given back again after the first refund of it was rejected', () => {
    const rejected = after(
      paid,
      { ...asked, needsApproval: true },
      {
        ...{ type: 'RefundRejected', refundId: '1', notes: 'In time' },
      },
    );
    expect(shippingLeft(rejected)).toBe(120_00);
  });

  test('that cost nothing has nothing to give back', () => {
    given(after(newOrder({ shipping: 0 }), authorized, captured))
      .when('refund', { shipping: true, reason: 'Late' }, PEOPLE.support)
      .isRefused('not-allowed', /Nothing was asked/);
  });
});

test('of a refund that was rejected only what is on its way is promised still', () => {
  const states = ['DUE', 'UNKNOWN', 'PENDING', 'DONE', 'FAILED', 'WITHDRAWN'] as const;
  const moves = states.map((state, index) => ({
    ...{ ordinal: index + 1, paymentId: '1', amount: 1, state, since: PLACED_AT },
  }));
  const promised = (approval: 'REFUSED' | 'GIVEN') =>
    promisedBy({ approval, moves }).map(({ state }) => state);
  expect(promised('REFUSED')).toEqual(['PENDING']);
  expect(promised('GIVEN')).toEqual(['DUE', 'UNKNOWN', 'PENDING', 'FAILED']);
});
