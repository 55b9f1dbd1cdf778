import type { OrderBundle } from '../../domain/bundles/bundle';
import { DomainError, type FieldError } from '../../domain/errors';
import type { OrderLine, Totals } from '../../domain/order/order';
import { priceLines, type PricingTerms } from '../../domain/money/pricing';
import { taxRulesOf, type CurrencyTax, type TaxRules } from '../../domain/money/tax';
import { present } from '../../domain/present';
import { SERIAL_KINDS } from '../../domain/serials/serial';
import type { Sql } from '../../prisma/client';
import { componentFaults, soldBundles, soldLines, type SoldLine } from '../bundles/soldLines';
import { readSellable, type Sellable } from '../catalogue/sellable';

/** A line as a caller asks for it; `unitPrice` and `discount` in minor units, `taxRate` in basis points, from the role `checkout` only. */
export interface RequestedLine {
  readonly sku: string;
  readonly quantity: number;
  readonly unitPrice?: number | undefined;
  readonly discount?: number | undefined;
  readonly taxRate?: number | undefined;
  readonly metadata?: Readonly<Record<string, unknown>> | undefined;
}

/** What a cart is priced by; what stands beside its lines is from the role `checkout` only. */
export interface RequestedCart {
  readonly currency: string;
  readonly lines: readonly RequestedLine[];
  /** Minor units off the lines as a whole. */
  readonly discount?: number | undefined;
  /** Whether the prices include tax; absent: as the shop's rules say. */
  readonly taxIncluded?: boolean | undefined;
  /** Of the delivery, in basis points; absent: as the shop's rules say. */
  readonly shippingTaxRate?: number | undefined;
}

/** What the shop asks for itself. */
export interface ShopPrices {
  /** Of the delivery, in minor units. */
  readonly shipping: number;
  readonly taxRules: TaxRules;
}

/** A priced line with what a reader of the order wants to know beside it; stored with a quote as it is. */
export type CartLine = OrderLine & {
  readonly name: string;
  readonly variant: string | null;
  readonly quantity: number;
  readonly metadata: Readonly<Record<string, unknown>>;
};

export interface PricedCart {
  readonly currency: string;
  readonly lines: readonly CartLine[];
  /** What of them is sold together; absent: nothing. */
  readonly bundles?: readonly OrderBundle[];
  readonly totals: Totals;
}

/** Whether a parcel is needed. */
export const isStocked = ({ lines }: PricedCart): boolean => lines.some(({ stocked }) => stocked);

/**
 * Prices a cart from the catalogue and the shop's tax rules; what a line says itself comes before both.
 * @throws {DomainError} `unknown-sku`, `currency-mismatch` or `validation` with a pointer to each line at fault.
 */
export async function priceCart(
  sql: Sql,
  cart: RequestedCart,
  { shipping, taxRules }: ShopPrices,
): Promise<PricedCart> {
  const rules = taxRulesOf(taxRules, cart.currency);
  const catalogue = await readSellable(
    sql,
    cart.lines.map(({ sku }) => sku),
  );
  const found = cart.lines.flatMap((line, index) => {
    const product = catalogue.get(line.sku);
    return product ? [{ line, product, index }] : [];
  });
  const faults = componentFaults(found);
  refuseUnknown(cart.lines, catalogue, faults.unsold);
  refuseForeignCurrency(cart, catalogue, faults.foreign);
  const sold = found.flatMap(soldLines);
  refuseTooMany(sold);
  const toPrice = sold.map(({ line, piece, quantity, unitPrice, discount }) => ({
    ...{ sku: piece.sku, quantity, unitPrice, discount, stocked: piece.stocked },
    ...present({ taxRate: line.taxRate ?? piece.taxRate ?? rules.rate }),
  }));
  const { lines, totals } = priceLines(toPrice, shipping, termsOf(cart, rules));
  const described = lines.flatMap((priced, index) => {
    const source = sold[index];
    return source ? [describe(priced, source)] : [];
  });
  const ids = lines.map(({ id }) => id);
  const bundles = soldBundles(found, sold, ids);
  return { currency: cart.currency, lines: described, ...(bundles.length > 0 && { bundles }), totals };
}

/** As many as a cart may have without bundles: an order's lines travel with its workflow. */
const MOST_LINES = 1_000;

function refuseTooMany({ length }: readonly unknown[]): void {
  if (length <= MOST_LINES) return;
  throw new DomainError('validation', 'The bundles in the cart come to too many lines.', {
    errors: [{ pointer: '/lines', detail: `${length} lines of components, at most ${MOST_LINES}.` }],
  });
}

function termsOf(
  { discount, taxIncluded, shippingTaxRate }: RequestedCart,
  rules: CurrencyTax,
): PricingTerms {
  return {
    taxOnTop: !(taxIncluded ?? rules.prices === 'include'),
    ...present({ discount, shippingTaxRate: shippingTaxRate ?? rules.shippingRate }),
  };
}

function describe(priced: OrderLine, { line, piece, quantity }: SoldLine<RequestedLine>): CartLine {
  const { name, variant, warrantyMonths } = piece;
  const serials = SERIAL_KINDS.find((kind) => kind === piece.serials);
  const asked = present({ serials, warrantyMonths: warrantyMonths ?? undefined });
  return { ...priced, ...asked, name, variant, quantity, metadata: line.metadata ?? {} };
}

function refuseUnknown(
  lines: readonly RequestedLine[],
  catalogue: ReadonlyMap<string, Sellable>,
  unsold: readonly FieldError[],
): void {
  const unknown: FieldError[] = lines.flatMap(({ sku }, index) =>
    catalogue.has(sku) ? [] : [{ pointer: `/lines/${index}/sku`, detail: `There is no product "${sku}".` }],
  );
  const errors = [...unknown, ...unsold];
  if (errors.length > 0) {
    throw new DomainError('unknown-sku', 'The cart holds a product that we do not sell.', { errors });
  }
}

function refuseForeignCurrency(
  { currency, lines }: { readonly currency: string; readonly lines: readonly RequestedLine[] },
  catalogue: ReadonlyMap<string, Sellable>,
  ofComponents: readonly FieldError[],
): void {
  const own: FieldError[] = lines.flatMap(({ sku }, index) => {
    const sold = catalogue.get(sku)?.currency;
    return sold === currency
      ? []
      : [{ pointer: `/lines/${index}/sku`, detail: `"${sku}" is sold in ${sold}, not in ${currency}.` }];
  });
  const errors = [...own, ...ofComponents];
  if (errors.length > 0) {
    throw new DomainError('currency-mismatch', `Not everything in the cart is sold in ${currency}.`, {
      errors,
    });
  }
}
