import { DomainError } from '../errors';
import type { LineQuantities, OrderLine, Totals } from '../order/order';
import { present } from '../present';
import { allocate } from './money';
import { taxOnTop, taxWithin } from './tax';
import { grandOf } from './totals';

/** What a line costs before it is an order's line; amounts in minor units, `discount` off the whole line. */
export interface LineToPrice {
  readonly sku: string;
  readonly quantity: number;
  readonly unitPrice: number;
  readonly discount: number;
  readonly stocked: boolean;
  /** In basis points; absent: not known, and no tax is told of it. */
  readonly taxRate?: number;
}

/** What holds for all lines of an order. */
export interface PricingTerms {
  /** Minor units off the goods as a whole; absent: nothing. */
  readonly discount?: number;
  /** Whether tax comes on top of the prices; absent: they include it. */
  readonly taxOnTop?: boolean;
  /** Of the delivery, in basis points; absent: not known. */
  readonly shippingTaxRate?: number;
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
 * Prices lines and adds them up. The discount of the order is spread over the lines by what each costs, by largest remainder, so that
 * the shares come to it exactly; it is frozen with the line, and no later change of another line moves it. Tax is worked out of
 * what a line costs after its discounts, and rounded once, for the line as a whole (`divideRounded`); so is the delivery's.
 * @param shipping minor units.
 * @throws {DomainError} `validation` when a discount is larger than what it is off, or a total leaves the safe range.
 */
export function priceLines(
  lines: readonly LineToPrice[],
  shipping: number,
  terms: PricingTerms = {},
): { readonly lines: OrderLine[]; readonly totals: Totals } {
  const shares = sharesOfDiscount(lines, terms.discount ?? 0);
  const priced = lines.map((line, index) => priceLine(line, index, { ...terms, share: shares[index] ?? 0 }));
  const totals = totalsOf(priced, shipping, terms);
  // Before discounts, which only make it smaller: every amount is stored, not the total alone.
  if (grandOf({ ...totals, discount: 0 }) > MAX_AMOUNT) {
    throw new DomainError('validation', 'The order is larger than can be charged at once.', {
      errors: [
        { pointer: '/lines', detail: `The total may be at most ${MAX_AMOUNT} minor units before discounts.` },
      ],
    });
  }
  return { lines: priced, totals };
}

/** The database keeps amounts in 32 bits; gateways accept less still. */
const MAX_AMOUNT = 2_000_000_000;

/** Each line's share of the order's discount, by what the line costs without it. */
function sharesOfDiscount(lines: readonly LineToPrice[], discount: number): readonly number[] {
  const costs = lines.map((line, index) => costOf(line, index));
  const all = costs.reduce((sum, cost) => sum + cost, 0);
  if (discount > all) {
    throw new DomainError('validation', 'The discount is larger than the order.', {
      errors: [{ pointer: '/discount', detail: `At most ${all}, what the lines cost without it.` }],
    });
  }
  return allocate(discount, costs);
}

/**
 * What a line costs after its own discount, in minor units.
 * @throws {DomainError} `validation` when the discount is larger, with a pointer to the line at this index.
 */
export function costOf(
  { quantity, unitPrice, discount }: Pick<LineToPrice, 'quantity' | 'unitPrice' | 'discount'>,
  index: number,
): number {
  const subtotal = quantity * unitPrice;
  if (discount > subtotal) {
    throw new DomainError('validation', 'A discount is larger than its line.', {
      errors: [{ pointer: `/lines/${index}/discount`, detail: `At most ${subtotal}, the line's own price.` }],
    });
  }
  return subtotal - discount;
}

function priceLine(
  line: LineToPrice,
  index: number,
  { share, taxOnTop: isOnTop }: PricingTerms & { readonly share: number },
): OrderLine {
  const cost = costOf(line, index) - share;
  const tax = taxOf(cost, line.taxRate, isOnTop);
  return {
    id: String(index + 1),
    sku: line.sku,
    stocked: line.stocked,
    unitPrice: line.unitPrice,
    subtotal: line.quantity * line.unitPrice,
    discount: line.discount + share,
    ...(share > 0 && { orderDiscount: share }),
    tax,
    ...present({ taxRate: line.taxRate }),
    total: cost + (isOnTop ? tax : 0),
    quantities: { ...NOTHING, ordered: line.quantity, reserved: line.stocked ? line.quantity : 0 },
  };
}

const taxOf = (price: number, rate: number | undefined, isOnTop: boolean | undefined): number =>
  rate === undefined ? 0 : isOnTop ? taxOnTop(price, rate) : taxWithin(price, rate);

function totalsOf(
  lines: readonly OrderLine[],
  shipping: number,
  { shippingTaxRate, taxOnTop: isOnTop }: PricingTerms,
): Totals {
  const sum = (of: (line: OrderLine) => number): number => lines.reduce((total, line) => total + of(line), 0);
  const shippingTax = taxOf(shipping, shippingTaxRate, isOnTop);
  const isKnown = shippingTaxRate !== undefined || lines.some(({ taxRate }) => taxRate !== undefined);
  const amounts = {
    items: sum((line) => line.subtotal),
    discount: sum((line) => line.discount),
    tax: sum((line) => line.tax) + shippingTax,
    shipping,
  };
  const marks = {
    ...(isKnown && !isOnTop && { taxIncluded: true as const }),
    ...(shippingTax > 0 && { shippingTax }),
  };
  return { ...amounts, grand: grandOf({ ...amounts, ...marks }), ...marks };
}
