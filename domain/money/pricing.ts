import { DomainError } from '../errors';
import type { LineQuantities, OrderLine, Totals } from '../order/order';

/** What a line costs before it is an order's line; amounts in minor units, `discount` off the whole line. */
export interface LineToPrice {
  readonly sku: string;
  readonly quantity: number;
  readonly unitPrice: number;
  readonly discount: number;
  readonly stocked: boolean;
}

const NOTHING: LineQuantities = {
  ordered: 0,
  reserved: 0,
  backordered: 0,
  packed: 0,
  shipped: 0,
  delivered: 0,
  cancelled: 0,
  returned: 0,
  exchanged: 0,
  lost: 0,
};

/**
 * Prices lines and adds them up: a line's total is quantity × unit price − discount. Prices include any tax.
 * @throws {DomainError} `validation` when a discount is larger than its line or a total leaves the safe range.
 */
export function priceLines(
  lines: readonly LineToPrice[],
  shipping: number,
): { readonly lines: OrderLine[]; readonly totals: Totals } {
  const priced = lines.map(priceLine);
  const sum = (of: (line: OrderLine) => number): number =>
    priced.reduce((total, line) => total + of(line), 0);
  const items = sum((line) => line.subtotal);
  const discount = sum((line) => line.discount);
  const grand = items - discount + shipping;
  // Before discounts, which only make it smaller: every amount is stored, not the total alone.
  if (items + shipping > MAX_AMOUNT) {
    throw new DomainError('validation', 'The order is larger than can be charged at once.', {
      errors: [
        { pointer: '/lines', detail: `The total may be at most ${MAX_AMOUNT} minor units before discounts.` },
      ],
    });
  }
  return { lines: priced, totals: { items, discount, tax: 0, shipping, grand } };
}

/** The database keeps amounts in 32 bits; gateways accept less still. */
const MAX_AMOUNT = 2_000_000_000;

function priceLine(line: LineToPrice, index: number): OrderLine {
  const subtotal = line.quantity * line.unitPrice;
  if (line.discount > subtotal) {
    throw new DomainError('validation', 'A discount is larger than its line.', {
      errors: [{ pointer: `/lines/${index}/discount`, detail: `At most ${subtotal}, the line's own price.` }],
    });
  }
  return {
    id: String(index + 1),
    sku: line.sku,
    stocked: line.stocked,
    unitPrice: line.unitPrice,
    subtotal,
    discount: line.discount,
    tax: 0,
    total: subtotal - line.discount,
    quantities: { ...NOTHING, ordered: line.quantity, reserved: line.stocked ? line.quantity : 0 },
  };
}
