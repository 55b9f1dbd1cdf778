import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pendingCreditsRequest } from '../../../api/schema/admin';
import { bulkAdjustmentRequest } from '../../../api/schema/stock/inventory';
import { productsImportRequest } from '../../../api/schema/catalogue';
import { createOrderRequest } from '../../../api/schema/order';
import { buildCatalogue } from '../shop/catalogue';
import { toCredit } from '../shop/credits';
import { readRecords } from './invoiceFile';
import { amountOf, piecesOf, sortInvoices } from './invoices';
import { idempotencyKeyOf, toOrderRequest } from '../shop/orderRequest';
import { openingStock, writeOffStock } from '../shop/stock';

const text = readFileSync(path.join(__dirname, '../../../data/online-retail.csv'), 'utf8');
const book = sortInvoices(readRecords(text));
const orders = book.sales.map(toOrderRequest);

/**
 * The same file read another way: by a pattern instead of a CSV parser, in hundredths that are cut out of the text.
 * Only descriptions hold quotes and commas, so the five last fields never do.
 */
const rows = text
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const match = /^([^,]+),([^,]+),(.*),(-?\d+),([^,]+),(\d+)(?:\.(\d+))?,(\d*),([^,]+)$/.exec(line);
    if (!match) throw new Error(`Not a line as expected: ${line}`);
    const [, invoiceNo = '', sku = '', , quantity, , pounds = '0', pence = ''] = match;
    const price = BigInt(pounds) * 100n + BigInt(pence.padEnd(2, '0').slice(0, 2));
    return { invoiceNo, sku, pieces: Number(quantity), amount: price * BigInt(quantity ?? 0) };
  });
const isCancelled = (row: { readonly invoiceNo: string }): boolean => row.invoiceNo.startsWith('C');
const sold = rows.filter((row) => !isCancelled(row) && row.pieces > 0);

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
const sumOf = (parts: readonly { readonly amount: bigint }[]): bigint =>
  parts.reduce((total, { amount }) => total + amount, 0n);

/** Pieces moved by stock code, whichever way. */
function piecesBySku(
  moves: readonly { readonly sku: string; readonly pieces: number }[],
): Map<string, number> {
  const bySku = new Map<string, number>();
  for (const { sku, pieces } of moves) bySku.set(sku, (bySku.get(sku) ?? 0) + Math.abs(pieces));
  return bySku;
}

describe('the real feed', () => {
  it('holds 300 invoices: 269 sales, 29 cancellations, 2 write-offs, and nothing to refuse', () => {
    expect(book).toMatchObject({ recordCount: 5_017, invoiceCount: 300, refusals: [] });
    expect([book.sales, book.cancellations, book.writeOffs].map(({ length }) => length)).toEqual([
      269, 29, 2,
    ]);
    expect(book.writeOffs.map(({ invoiceNo }) => invoiceNo)).toEqual(['536589', '536764']);
    expect(book.cancellations.flatMap(({ lines }) => lines)).toHaveLength(70);
  });

  it('sells for 104,162.32 pounds, to the penny', () => {
    expect(sum(book.sales.map(amountOf))).toBe(10_416_232);
    expect(sumOf(sold)).toBe(10_416_232n);
  });

  it('sells 56,523 pieces', () => {
    expect(sum(book.sales.map(piecesOf))).toBe(56_523);
    expect(sum(sold.map(({ pieces }) => pieces))).toBe(56_523);
  });
});

describe('the orders of the real feed', () => {
  it('are what the API takes', () => {
    for (const order of orders) expect(createOrderRequest.safeParse(order).error).toBeUndefined();
  });

  it('ask for the money of their invoices, each with a price on every line', () => {
    for (const { metadata, lines = [] } of orders) {
      const own = sold.filter(({ invoiceNo }) => invoiceNo === metadata?.['invoiceNo']);
      const asked = lines.map(({ quantity, unitPrice = NaN }) => quantity * unitPrice);
      expect(BigInt(sum(asked))).toBe(sumOf(own));
      expect(lines).toHaveLength(own.length);
    }
  });

  it('keep a code on two lines, and at two prices, apart', () => {
    const lines = orders.flatMap((order, index) =>
      (order.lines ?? []).map(({ sku, unitPrice }) => ({ pair: `${index}/${sku}`, unitPrice })),
    );
    const prices = new Map<string, (number | undefined)[]>();
    for (const { pair, unitPrice } of lines) prices.set(pair, [...(prices.get(pair) ?? []), unitPrice]);
    const repeated = [...prices.values()].filter(({ length }) => length > 1);
    expect(repeated).toHaveLength(131);
    expect(repeated.filter((own) => new Set(own).size > 1)).toHaveLength(7);
    expect(Math.max(...orders.map((order) => order.lines?.length ?? 0))).toBe(592);
  });

  it('are paid by card, but for ten that cost nothing', () => {
    expect(orders.filter(({ payment }) => payment.token === undefined)).toHaveLength(10);
    expect(orders.filter(({ payment }) => payment.token === 'pm_card_visa')).toHaveLength(259);
  });

  it('name the customer, but for 21 guests (two more guests are write-offs)', () => {
    const guests = orders.filter(({ customerId }) => customerId === undefined);
    expect(guests).toHaveLength(21);
    expect(guests.every(({ shippingAddress }) => shippingAddress.name.startsWith('Guest 536'))).toBe(true);
  });

  it('have keys that say the invoice, each once', () => {
    const keys = book.sales.map(idempotencyKeyOf);
    expect(keys[0]).toBe('online-retail/536365');
    expect(new Set(keys).size).toBe(269);
  });

  it('have the same body every time: a key with another one would be refused', () => {
    const again = sortInvoices(readRecords(text)).sales.map(toOrderRequest);
    expect(JSON.stringify(again)).toBe(JSON.stringify(orders));
  });

  it('go to where the courier drives, and reach nobody: phones of the drama range, mail to example.com', () => {
    for (const { contact, shippingAddress } of orders) {
      expect(shippingAddress.country).toBe('Bangladesh');
      expect(contact?.phone).toMatch(/^\+447700900\d{3}$/);
      expect(contact?.email).toMatch(/@example\.com$/);
    }
    expect(orders[0]).toMatchObject({
      customerId: '17850',
      shippingAddress: { name: 'Customer 17850', city: 'Dhaka', phone: '01700000850' },
      contact: { email: 'customer-17850@example.com', phone: '+447700900850' },
      metadata: { invoiceNo: '536365', invoiceDate: '2010-12-01T08:26:00Z', country: 'United Kingdom' },
    });
  });
});

describe('the catalogue of the real feed', () => {
  const products = buildCatalogue(book);
  const bySku = new Map(products.map((product) => [product.sku, product]));

  it('has every stock code once, as the API takes it', () => {
    expect(products).toHaveLength(new Set(rows.map(({ sku }) => sku)).size);
    expect(productsImportRequest.safeParse({ products }).error).toBeUndefined();
  });

  it('takes the usual name and price of a code', () => {
    expect(bySku.get('85123A')).toEqual({
      sku: '85123A',
      name: 'WHITE HANGING HEART T-LIGHT HOLDER',
      category: 'online-retail',
      price: 255,
      currency: 'GBP',
      stocked: true,
      weightGrams: 1,
    });
  });

  it('names the eight codes that no line describes by themselves, at no price', () => {
    const unnamed = products.filter(({ name, sku }) => name === sku);
    expect(unnamed.map(({ sku }) => sku)).toEqual([
      '20950',
      '21134',
      '22145',
      '37461',
      '37509',
      '84670',
      '85044',
      '85226A',
    ]);
    expect(unnamed.every(({ price }) => price === 0)).toBe(true);
  });

  it('takes neither name nor price from a write-off or a gift', () => {
    expect(bySku.get('84952C')).toMatchObject({ name: 'MIRROR LOVE BIRD T-LIGHT HOLDER', price: 125 });
  });

  it('knows fees and postage as products without stock', () => {
    const services = products.filter(({ stocked }) => stocked === false).map(({ sku }) => sku);
    expect(services).toEqual(['BANK CHARGES', 'C2', 'D', 'DOT', 'M', 'POST']);
  });
});

describe('the stock of the real feed', () => {
  const opening = openingStock(book);
  const writeOffs = writeOffStock(book);

  it('is brought in exactly as far as sales and write-offs take it out', () => {
    const fees = new Set(['BANK CHARGES', 'C2', 'D', 'DOT', 'M', 'POST']);
    const out = rows.filter((row) => !isCancelled(row) && !fees.has(row.sku));
    expect(sum(opening.map(({ delta }) => delta))).toBe(sum(out.map(({ pieces }) => Math.abs(pieces))));
    expect(piecesBySku(opening.map(({ sku, delta }) => ({ sku, pieces: delta })))).toEqual(piecesBySku(out));
  });

  it('loses the two write-offs, under ids that say invoice and line', () => {
    expect(writeOffs.map(({ id, sku, delta }) => [id, sku, delta])).toEqual([
      ['invoice/536589/1', '21777', -10],
      ['invoice/536764/1', '84952C', -38],
    ]);
  });

  it('moves by adjustments that the API takes, each with an id of its own', () => {
    const adjustments = [...opening, ...writeOffs];
    expect(new Set(adjustments.map(({ id }) => id)).size).toBe(adjustments.length);
    expect(bulkAdjustmentRequest.safeParse({ adjustments }).error).toBeUndefined();
  });

  it('is brought in under the same ids when only a part of the feed is replayed', () => {
    const part = sortInvoices(readRecords(text).slice(0, 100));
    const ids = new Set(opening.map(({ id }) => id));
    const partial = openingStock({ ...part, sales: part.sales.slice(0, -1) });
    expect(partial.length).toBeGreaterThan(50);
    expect(partial.every(({ id }) => ids.has(id))).toBe(true);
  });
});

describe('the credits of the real feed', () => {
  const credits = book.cancellations.map(toCredit);

  it('owe 1,866.33 pounds in all', () => {
    expect(sum(credits.map(({ amount }) => amount))).toBe(186_633);
    expect(sumOf(rows.filter(isCancelled))).toBe(-186_633n);
  });

  it('are what the API takes, with pieces and amounts the right way round', () => {
    expect(pendingCreditsRequest.safeParse({ credits }).error).toBeUndefined();
    expect(credits[0]).toEqual({
      id: 'C536379',
      customerId: '14527',
      amount: 2_750,
      currency: 'GBP',
      lines: [{ sku: 'D', quantity: 1, unitPrice: 2_750, name: 'Discount' }],
      issuedAt: '2010-12-01T09:41:00Z',
    });
  });
});
