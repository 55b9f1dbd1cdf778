import type { z } from 'zod';
import { DomainError } from '../../domain/errors';
import type { Database, Prisma } from '../../prisma/client';
import { searchText } from '../../domain/text/searchText';
import { containing } from '../../prisma/postgres/containing';
import { SORT_VALUES, cutPage, readCursor } from '../http/cursor';
import { invalidAll } from '../http/problems';
import { product, type ProductJson, type ProductListJson, type productQuery } from '../schema/catalogue';
import type { productsImportRequest } from '../schema/catalogue';
import { productBundleView } from '../bundles/bundleView';
import { importFaults } from '../bundles/importFaults';
import { readComponents, type ComponentRow } from '../bundles/readComponents';
import { freeOf, readAvailable, shelfParts } from '../inventory/stock';
import { limitOf } from '../limits/limits';
import { money } from '../http/wire';
import { bySku, knownSkus } from './knownSkus';

const SORT = 'name';
const withStock = {
  stock: { where: { place: { active: true } }, include: shelfParts },
} as const satisfies Prisma.ProductInclude;
type ProductRow = Prisma.ProductGetPayload<{ include: typeof withStock }>;

/** What the shop sells, by name. */
export async function listProducts(
  prisma: Database,
  { currency, category, q, cursor, limit }: z.output<typeof productQuery>,
): Promise<ProductListJson> {
  const rows = await prisma.product.findMany({
    where: {
      active: true,
      ...(currency && { currency }),
      ...(category && { category }),
      AND: [q ? searchCondition(q) : {}, cursor ? beyond(cursor) : {}],
    },
    orderBy: [{ name: 'asc' }, { sku: 'asc' }],
    take: limit + 1,
    include: withStock,
  });
  const page = cutPage(rows, limit, SORT, ({ name, sku }) => ({ value: name, id: sku }));
  return { items: await productViews(prisma, page.items), nextCursor: page.nextCursor };
}

function searchCondition(q: string): Prisma.ProductWhereInput {
  const containsWords = containing(searchText(q));
  return {
    OR: [{ nameSearch: containsWords }, { skuSearch: containsWords }, { categorySearch: containsWords }],
  };
}

function beyond(text: string): Prisma.ProductWhereInput {
  const { value: name, id } = readCursor(SORT, text, SORT_VALUES.text);
  return { OR: [{ name: { gt: name } }, { name, sku: { gt: id } }] };
}

/** @throws {DomainError} `not-found` when it isn't sold. */
export async function readProduct(prisma: Database, sku: string): Promise<ProductJson> {
  const rows = await prisma.product.findMany({
    where: { skuSearch: searchText(sku), active: true },
    include: withStock,
    orderBy: { sku: 'asc' },
  });
  const row = bySku(rows).get(sku);
  if (!row) throw new DomainError('not-found', 'There is no such product.');
  return productView(row, await readBundles(prisma, [row]));
}

interface Bundles {
  readonly components: ReadonlyMap<string, readonly ComponentRow[]>;
  readonly available: ReadonlyMap<string, number>;
}

/** What the bundles among products consist of, and how many can be had; most pages have none, and ask for nothing. */
async function readBundles(prisma: Database, rows: readonly ProductRow[]): Promise<Bundles> {
  const skus = rows.filter(({ bundle }) => bundle).map(({ sku }) => sku);
  if (skus.length === 0) return { components: new Map(), available: new Map() };
  const [components, available] = await Promise.all([
    readComponents(prisma, skus),
    readAvailable(prisma, skus),
  ]);
  return { components, available };
}

async function productViews(prisma: Database, rows: readonly ProductRow[]): Promise<ProductJson[]> {
  const bundles = await readBundles(prisma, rows);
  return rows.map((row) => productView(row, bundles));
}

function productView(row: ProductRow, { components, available }: Bundles): ProductJson {
  const { sku, name, variant, category, price, currency, taxRate, stocked, warrantyMonths, imageUrl } = row;
  return {
    sku,
    name,
    variant,
    specification: product.shape.specification.parse(row.specification),
    category,
    price: money(price, currency),
    taxRate,
    stocked,
    serials: product.shape.serials.parse(row.serials),
    warrantyMonths,
    available: row.bundle
      ? (available.get(sku) ?? null)
      : stocked
        ? row.stock.reduce((sum, counts) => sum + freeOf(counts), 0)
        : null,
    limit: limitOf(row),
    bundle: row.bundle ? productBundleView(components.get(sku) ?? [], row.bundleTogether, currency) : null,
    imageUrl,
  };
}

type ImportedProduct = z.output<typeof productsImportRequest>['products'][number];

/**
 * Creates products, or changes those whose SKU is known, in one statement; stock isn't touched.
 * @throws {DomainError} `validation` when a SKU comes twice, or is what the API calls something else.
 */
export async function importProducts(
  prisma: Database,
  given: readonly ImportedProduct[],
): Promise<{ created: number; updated: number; unchanged: number }> {
  refuseUnusable(given);
  const known = await knownSkus(
    prisma,
    given.map(({ sku }) => sku),
  );
  const products = given.map((one) => ({ ...one, sku: known.get(one.sku) ?? one.sku }));
  const faults = await importFaults(prisma, products);
  if (faults.length > 0) throw invalidAll(faults);
  const written = await prisma.$queryRaw<{ created: boolean }[]>`
    INSERT INTO products AS p (sku, name, variant, specification, category, price, currency, stocked,
      weight_grams, image_url, metadata, tax_rate, serials, warranty_months)
    SELECT sku, name, variant, specification, category, price, currency, stocked,
      "weightGrams", "imageUrl", metadata, "taxRate", serials, "warrantyMonths"
    FROM jsonb_to_recordset(${JSON.stringify(products)}::jsonb) AS r(sku text, name text, variant text,
      specification jsonb, category text, price int, currency text, stocked boolean, "weightGrams" int,
      "imageUrl" text, metadata jsonb, "taxRate" int, serials text, "warrantyMonths" int)
    ORDER BY sku
    ON CONFLICT (sku) DO UPDATE SET name = excluded.name, variant = excluded.variant,
      specification = excluded.specification, category = excluded.category, price = excluded.price,
      currency = excluded.currency, stocked = CASE WHEN p.bundle THEN p.stocked ELSE excluded.stocked END, weight_grams = excluded.weight_grams,
      image_url = excluded.image_url, metadata = excluded.metadata, tax_rate = excluded.tax_rate,
      serials = excluded.serials, warranty_months = excluded.warranty_months,
      updated_at = now()
    WHERE (p.name, p.variant, p.specification, p.category, p.price, p.currency, p.stocked,
        p.weight_grams, p.image_url, p.metadata, p.tax_rate, p.serials, p.warranty_months)
      IS DISTINCT FROM (excluded.name, excluded.variant, excluded.specification, excluded.category,
        excluded.price, excluded.currency, CASE WHEN p.bundle THEN p.stocked ELSE excluded.stocked END, excluded.weight_grams, excluded.image_url,
        excluded.metadata, excluded.tax_rate, excluded.serials, excluded.warranty_months)
    RETURNING (xmax = 0) AS created`;
  const created = written.filter((row) => row.created).length;
  return { created, updated: written.length - created, unchanged: products.length - written.length };
}

/** Words that stand where a SKU does in paths below `/api/admin/inventory`. */
const NO_SKUS: ReadonlySet<string> = new Set(['adjustments', 'check', 'incoming']);

function refuseUnusable(products: readonly ImportedProduct[]): void {
  const seen = new Set<string>();
  const errors = products.flatMap(({ sku }, index) => {
    const known = seen.has(sku);
    seen.add(sku);
    const detail = known
      ? `"${sku}" comes twice.`
      : NO_SKUS.has(sku)
        ? `"${sku}" is a name of the API’s and can’t be a SKU.`
        : undefined;
    return detail === undefined ? [] : [{ pointer: `/products/${index}/sku`, detail }];
  });
  if (errors.length > 0) throw invalidAll(errors);
}
