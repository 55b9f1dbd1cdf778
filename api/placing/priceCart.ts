import { DomainError, type FieldError } from '../../domain/errors';
import type { OrderLine, Totals } from '../../domain/order/order';
import { priceLines } from '../../domain/money/pricing';
import type { Sql } from '../../prisma/client';
import { bySku, searchedAs } from '../catalogue/knownSkus';

/** A line as a caller asks for it; `unitPrice` and `discount` in minor units, from the role `checkout` only. */
export interface RequestedLine {
  readonly sku: string;
  readonly quantity: number;
  readonly unitPrice?: number | undefined;
  readonly discount?: number | undefined;
  readonly metadata?: Readonly<Record<string, unknown>> | undefined;
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
}

/**
 * Prices a cart from the catalogue; a line's own price comes before the catalogue's.
 * @param shipping minor units.
 * @throws {DomainError} `unknown-sku`, `currency-mismatch` or `validation` with a pointer to each line at fault.
 */
export async function priceCart(
  sql: Sql,
  cart: { readonly currency: string; readonly lines: readonly RequestedLine[] },
  shipping: number,
): Promise<PricedCart> {
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
  }));
  const { lines, totals } = priceLines(toPrice, shipping);
  const described = lines.flatMap((priced, index) => {
    const source = found[index];
    return source ? [describe(priced, source.line, source.product)] : [];
  });
  return { currency: cart.currency, lines: described, totals };
}

function describe(priced: OrderLine, line: RequestedLine, product: CatalogueEntry): CartLine {
  const { name, variant } = product;
  return { ...priced, name, variant, quantity: line.quantity, metadata: line.metadata ?? {} };
}

async function readCatalogue(
  sql: Sql,
  lines: readonly RequestedLine[],
): Promise<ReadonlyMap<string, CatalogueEntry>> {
  const skus = searchedAs(lines.map(({ sku }) => sku));
  const products = await sql.rows<CatalogueEntry>`
    SELECT sku, name, variant, price, currency, stocked FROM products
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
