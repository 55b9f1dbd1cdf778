import fc from 'fast-check';
import { priceLines, type LineToPrice } from '../money/pricing';
import type { OrderFact } from '../facts';
import type { OrderLine } from '../order/order';
import { given } from '../testing/given';
import { after, newOrder, PEOPLE } from '../testing/orders';
import { authorized, captured } from '../testing/stages';
import { workOut } from './askedRefund';
import { leftToRefund } from './refunds';
import { costOfFirst, shippingLeft } from './shares';

const TEN: LineToPrice = { sku: 'MUG', quantity: 10, unitPrice: 23_90, discount: 59_75, stocked: true };

/** The line, priced. */
function priced(line: LineToPrice): OrderLine {
  const [first] = priceLines([line], 0).lines;
  if (!first) throw new Error('a line was priced');
  return first;
}

test('each piece costs the same, rounded down, and the last one what is left', () => {
  const line = priced(TEN);
  const pieces = Array.from(
    { length: 10 },
    (_, index) => costOfFirst(line, index + 1) - costOfFirst(line, index),
  );
  expect(pieces).toEqual([...Array.from({ length: 9 }, () => 17_92), 17_97]);
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
