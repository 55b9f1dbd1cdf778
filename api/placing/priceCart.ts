import { DomainError, type FieldError } from '../../domain/errors';
import type { OrderLine, Totals } from '../../domain/order/order';
import { priceLines, type PricingTerms } from '../../domain/money/pricing';
import { taxRulesOf, type CurrencyTax, type TaxRules } from '../../domain/money/tax';
import { present } from '../../domain/present';
import { SERIAL_KINDS } from '../../domain/serials/serial';
import type { Sql } from '../../prisma/client';
import { bySku, searchedAs } from '../catalogue/knownSkus';

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
  readonly totals: Totals;
}

/** Whether a parcel is needed. */
export const isStocked = ({ lines }: PricedCart): boolean => lines.some(({ stocked }) => stocked);

interface CatalogueEntry {
  readonly sku: string;
  readonly name: string;
  readonly variant: string | null;
  /** Minor units. */
  readonly price: number;
  readonly currency: string;
  readonly stocked: boolean;
  /** Basis points; null: by the shop's rules. */
  readonly taxRate: number | null;
  /** What is scanned of each piece; `NONE`: nothing. */
  readonly serials: string;
  readonly warrantyMonths: number | null;
}

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
  const catalogue = await readCatalogue(sql, cart.lines);
  refuseUnknown(cart.lines, catalogue);
  refuseForeignCurrency(cart, catalogue);
  const found = cart.lines.flatMap((line) => {
    const product = catalogue.get(line.sku);
    return product ? [{ line, product }] : [];
  });
  const toPrice = found.map(({ line, product }) => ({
    sku: product.sku,
    quantity: line.quantity,
    unitPrice: line.unitPrice ?? product.price,
    discount: line.discount ?? 0,
    stocked: product.stocked,
    ...present({ taxRate: line.taxRate ?? product.taxRate ?? rules.rate }),
  }));
  const { lines, totals } = priceLines(toPrice, shipping, termsOf(cart, rules));
  const described = lines.flatMap((priced, index) => {
    const source = found[index];
    return source ? [describe(priced, source.line, source.product)] : [];
  });
  return { currency: cart.currency, lines: described, totals };
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

function describe(priced: OrderLine, line: RequestedLine, product: CatalogueEntry): CartLine {
  const { name, variant, warrantyMonths } = product;
  const serials = SERIAL_KINDS.find((kind) => kind === product.serials);
  const asked = present({ serials, warrantyMonths: warrantyMonths ?? undefined });
  return { ...priced, ...asked, name, variant, quantity: line.quantity, metadata: line.metadata ?? {} };
}

async function readCatalogue(
  sql: Sql,
  lines: readonly RequestedLine[],
): Promise<ReadonlyMap<string, CatalogueEntry>> {
  const skus = searchedAs(lines.map(({ sku }) => sku));
  const products = await sql.rows<CatalogueEntry>`
    SELECT sku, name, variant, price, currency, stocked, tax_rate AS "taxRate", serials,
      warranty_months AS "warrantyMonths" FROM products
    WHERE sku_search = ANY(${skus}) AND active ORDER BY sku`;
  return bySku(products);
}

function refuseUnknown(
  lines: readonly RequestedLine[],
  catalogue: ReadonlyMap<string, CatalogueEntry>,
): void {
  const errors: FieldError[] = lines.flatMap(({ sku }, index) =>
    catalogue.has(sku) ? [] : [{ pointer: `/lines/${index}/sku`, detail: `There is no product "${sku}".` }],
  );
  if (errors.length > 0) {
    throw new DomainError('unknown-sku', 'The cart holds a product that we do not sell.', { errors });
  }
}

function refuseForeignCurrency(
  { currency, lines }: { readonly currency: string; readonly lines: readonly RequestedLine[] },
  catalogue: ReadonlyMap<string, CatalogueEntry>,
): void {
  const errors: FieldError[] = lines.flatMap(({ sku }, index) => {
    const sold = catalogue.get(sku)?.currency;
    return sold === currency
      ? []
      : [{ pointer: `/lines/${index}/sku`, detail: `"${sku}" is sold in ${sold}, not in ${currency}.` }];
  });
  if (errors.length > 0) {
    throw new DomainError('currency-mismatch', `Not everything in the cart is sold in ${currency}.`, {
      errors,
    });
  }
}
