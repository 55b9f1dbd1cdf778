import fc from 'fast-check';
import { decide } from '../decide';
import type { LineToPrice } from '../money/pricing';
import type { OrderLine, OrderState } from '../order/order';
import { leftToRefund, refundsOf } from '../refunds/refunds';
import { piecesLeft } from '../refunds/shares';
import { COMMAND_AT, command } from '../testing/given';
import { after, newOrder } from '../testing/orders';
import { authorized, captured } from '../testing/stages';
import { expandBundle, type BundleLine } from './expandBundle';
import type { PricedComponent } from './shares';

type Bundle = BundleLine<PricedComponent>;

const component: fc.Arbitrary<PricedComponent> = fc.record(
  { listPrice: fc.nat(90_000), quantity: fc.integer({ min: 1, max: 7 }), share: fc.nat(9_000) },
  { requiredKeys: ['listPrice', 'quantity'] },
);
const bundle: fc.Arbitrary<Bundle> = fc
  .record({
    quantity: fc.integer({ min: 1, max: 5 }),
    unitPrice: fc.nat(100_000),
    isOwnPrice: fc.boolean(),
    off: fc.constantFrom(0, 0, 0.1, 0.333, 1),
    components: fc.array(component, { minLength: 2, maxLength: 5 }),
  })
  .map(({ isOwnPrice, off, ...one }) => ({
    ...one,
    ownPrice: isOwnPrice ? one.unitPrice : one.unitPrice + 1_999,
    discount: Math.floor(one.quantity * one.unitPrice * off),
  }));
/** How much of what is left of each line each refund takes, in tenths. */
const takes = fc.array(fc.array(fc.nat(10), { minLength: 1, maxLength: 6 }), { maxLength: 6 });

const lineOf = (sku: string, { quantity, unitPrice, discount }: Omit<LineToPrice, 'sku' | 'stocked'>) => ({
  ...{ sku, quantity, unitPrice, discount, stocked: true },
});
const sum = <Item>(items: readonly Item[], of: (item: Item) => number): number =>
  items.reduce((total, item) => total + of(item), 0);

/** Lines of two bundles and a product by itself, and which bundle each is of. */
function cartOf(bundles: readonly Bundle[]): {
  readonly lines: readonly LineToPrice[];
  readonly owner: readonly number[];
} {
  const expanded = bundles.map((one) => expandBundle(one));
  return {
    lines: [
      ...expanded.flat().map((line, index) => lineOf(`C${index}`, line)),
      lineOf('SINGLE', { quantity: 3, unitPrice: 333, discount: 0 }),
    ],
    owner: expanded.flatMap((lines, index) => lines.map(() => index)),
  };
}

function refundPieces(order: OrderState, quantityOf: (line: OrderLine, index: number) => number): OrderState {
  const lines = order.lines
    .map((line, index) => ({ id: line.id, quantity: quantityOf(line, index) }))
    .filter(({ quantity }) => quantity > 0);
  if (lines.length === 0) return order;
  const asked = { lines, reason: 'It came back' };
  try {
    return after(order, ...decide(order, command('refund', asked), COMMAND_AT));
  } catch {
    // Pieces that cost nothing can't be asked for by themselves.
    return order;
  }
}

const givenBack = (order: OrderState, lineIds: ReadonlySet<string>): number =>
  sum(refundsOf(order), ({ lines = [] }) =>
    sum(lines, ({ lineId, amount }) => (lineIds.has(lineId) ? amount : 0)),
  );

test('whatever is given back of bundles piece by piece, it adds up to their price to the last unit', () => {
  let whole = 0;
  fc.assert(
    fc.property(fc.tuple(bundle, bundle), fc.nat(5_000), takes, (bundles, off, steps) => {
      const { lines, owner } = cartOf(bundles);
      bundles.forEach(({ quantity, unitPrice, discount }, index) => {
        const own = lines.filter((_line, at) => owner[at] === index);
        expect(sum(own, (line) => line.quantity * line.unitPrice)).toBe(quantity * unitPrice);
        expect(sum(own, (line) => line.discount)).toBe(discount);
      });
      const most = sum(lines, (line) => line.quantity * line.unitPrice - line.discount);
      const placed = newOrder({ lines, shipping: 0, terms: { discount: Math.min(off, most) } });
      if (placed.payments.length === 0) return;
      let order = after(placed, authorized, captured);
      for (const step of steps) {
        order = refundPieces(order, (line, index) =>
          Math.floor((piecesLeft(order, line) * (step[index % step.length] ?? 0)) / 10),
        );
        const back = sum(refundsOf(order), ({ amount }) => amount);
        expect(back + leftToRefund(order)).toBe(placed.totals.grand);
      }
      order = refundPieces(order, (line) => (line.total === 0 ? 0 : piecesLeft(order, line)));
      bundles.forEach((_bundle, index) => {
        const own = placed.lines.filter((_line, at) => owner[at] === index);
        const ids = new Set(own.map(({ id }) => id));
        expect(givenBack(order, ids)).toBe(sum(own, ({ total }) => total));
        whole += 1;
      });
      expect(leftToRefund(order)).toBe(0);
    }),
    { numRuns: 10_000 },
  );
  expect(whole).toBeGreaterThan(10_000);
});
