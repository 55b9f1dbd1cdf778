import { InvoiceFileError, readRecords } from './invoiceFile';
import { amountOf, piecesOf, sortInvoices, type InvoiceBook } from './invoices';

const HEADER = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';

/** Lines as `number,code,quantity,price`; the rest is the same everywhere. */
function bookOf(...lines: readonly string[]): InvoiceBook {
  const rows = lines.map((line) => {
    const [invoiceNo, sku, quantity, price] = line.split(',');
    return `${invoiceNo},${sku},A LAMP,${quantity},2010-12-01T08:26:00Z,${price},17850,United Kingdom`;
  });
  return sortInvoices(readRecords([HEADER, ...rows].join('\n')));
}

const refusalsOf = (...lines: readonly string[]) => bookOf(...lines).refusals;

describe('the file', () => {
  it('is refused as a whole when its columns are others', () => {
    expect(() => readRecords('a,b\n1,2')).toThrow(InvoiceFileError);
    expect(() => readRecords('')).toThrow(/must name the columns InvoiceNo, StockCode/);
  });

  it('is refused as a whole when a quote is never closed', () => {
    expect(() => readRecords(`${HEADER}\n536365,"85123A`)).toThrow(/not CSV/);
  });

  it('may come with a byte order mark, CRLF, blank lines and blanks around values', () => {
    const text = `\uFEFF${HEADER}\r\n536365, 85123A ," LAMP ",6,2010-12-01T08:26:00Z,2.55,17850,EIRE\r\n\r\n`;
    const { sales, refusals } = sortInvoices(readRecords(text));
    expect(refusals).toEqual([]);
    expect(sales[0]?.lines[0]).toMatchObject({ sku: '85123A', description: 'LAMP', unitPrice: 255, row: 2 });
  });

  it('names the line of the file where a record of the wrong length stands', () => {
    const text = `${HEADER}\n536365,85123A,"TWO\nLINES",6,2010-12-01T08:26:00Z,2.55,17850,EIRE\n536366,22633`;
    expect(sortInvoices(readRecords(text)).refusals).toEqual([
      { invoiceNo: '536366', row: 4, reason: 'the line has 2 fields instead of 8' },
    ]);
  });
});

describe('an invoice', () => {
  it('is a sale when its number is digits and pieces go out', () => {
    const { sales, writeOffs, cancellations } = bookOf('536365,85123A,6,2.55', '536365,71053,2,3.39');
    expect([writeOffs, cancellations]).toEqual([[], []]);
    expect(sales).toHaveLength(1);
    expect(sales.map(amountOf)).toEqual([6 * 255 + 2 * 339]);
    expect(sales.map(piecesOf)).toEqual([8]);
  });

  it('is a cancellation when its number starts with C', () => {
    const { sales, cancellations } = bookOf('C536379,D,-1,27.50');
    expect(sales).toEqual([]);
    expect(cancellations.map(amountOf)).toEqual([-2750]);
  });

  it('is a write-off when every quantity is negative and there is no C', () => {
    const { sales, writeOffs } = bookOf('536589,21777,-10,0', '536589,21778,-1,0');
    expect(sales).toEqual([]);
    expect(writeOffs.map(piecesOf)).toEqual([-11]);
  });

  it('is a sale for nothing when its only line is free', () => {
    expect(bookOf('536414,22139,56,0').sales.map(amountOf)).toEqual([0]);
  });

  it('is put together from lines that do not stand together, in their order', () => {
    const { sales } = bookOf('1,A,1,1', '2,B,1,1', '1,C,1,1', '1,A,1,2');
    expect(sales.map(({ lines }) => lines.map(({ sku, position }) => `${sku}${position}`))).toEqual([
      ['A1', 'C2', 'A3'],
      ['B1'],
    ]);
  });

  it('takes date, customer and country of its first line', () => {
    const text = [
      HEADER,
      '536591,A,,1,2010-12-01T16:57:00Z,1,14606,United Kingdom',
      '536591,B,,1,2010-12-01T16:58:00Z,1,,EIRE',
    ].join('\n');
    expect(sortInvoices(readRecords(text)).sales[0]).toMatchObject({
      issuedAt: '2010-12-01T16:57:00Z',
      customerId: '14606',
      country: 'United Kingdom',
    });
  });
});

describe('a line', () => {
  it.each([
    ['a zero quantity', '1,A,0,1', 'the quantity is zero'],
    ['half a piece', '1,A,1.5,1', 'the quantity is no whole number'],
    ['a quantity in words', '1,A,two,1', 'the quantity is no whole number'],
    ['a quantity out of range', '1,A,1000001,1', 'the quantity is out of range'],
    ['a price in words', '1,A,1,free', 'the price is no amount in pounds and pence'],
    ['a tenth of a penny', '1,A,1,0.001', 'the price is no amount in pounds and pence'],
    ['no price', '1,A,1,', 'the price is no amount in pounds and pence'],
    ['a negative price', '1,A,1,-11062.06', 'the price is negative'],
    ['no stock code', '1,,1,1', 'the stock code is missing'],
    ['pieces that go out of a cancellation', 'C1,A,1,1', 'the quantity is positive inside a cancellation'],
    ['a fee that is written off', '1,POST,-1,0', 'a fee has no stock to write off'],
    ['an unknown kind of number', 'A563185,B,1,1', 'the invoice number is neither digits nor C and digits'],
    ['no number', ',B,1,1', 'the invoice number is neither digits nor C and digits'],
  ])('with %s is refused and says so', (_what, line, reason) => {
    const book = bookOf(line);
    expect(book.refusals).toEqual([{ invoiceNo: line.split(',')[0], row: 2, reason }]);
    expect([...book.sales, ...book.cancellations, ...book.writeOffs]).toEqual([]);
  });

  it('is refused with every reason at once', () => {
    expect(refusalsOf('1,A,0,-1')[0]?.reason).toBe('the quantity is zero; the price is negative');
  });

  it('that is refused has its whole invoice refused, and the money of its lines is known', () => {
    const book = bookOf('1,A,2,1.00', '1,B,-2,0.30', '1,C,1,1.00', '1,D,0,1.00', '2,A,1,9.00');
    expect(book.sales.map(({ invoiceNo }) => invoiceNo)).toEqual(['2']);
    expect(book.refusals).toEqual([
      { invoiceNo: '1', row: 3, reason: 'the quantity is negative inside a sale' },
      { invoiceNo: '1', row: 5, reason: 'the quantity is zero' },
      { invoiceNo: '1', row: null, reason: 'its other 2 lines are refused with them' },
    ]);
    expect(book.refusedSales).toEqual([{ invoiceNo: '1', amount: 240, pieces: 1 }]);
  });

  it.each([
    ['a cancellation', ['C1,A,-1,1', 'C1,B,1,1']],
    ['a write-off', ['1,A,-1,0', '1,POST,-1,0']],
  ])('of %s has the whole of it refused, too, and no sale', (_what, lines) => {
    const book = bookOf(...lines);
    expect([...book.sales, ...book.cancellations, ...book.writeOffs, ...book.refusedSales]).toEqual([]);
    expect(book.refusals.at(-1)?.reason).toBe('its other line is refused with it');
  });

  it('beyond the thousand that an order takes has its whole invoice refused', () => {
    const book = bookOf(...Array.from({ length: 1_001 }, (_, index) => `1,S${index},1,1`));
    expect(book.sales).toEqual([]);
    expect(book.refusals).toEqual([
      { invoiceNo: '1', row: null, reason: 'the invoice has 1001 lines, and an order takes 1000' },
    ]);
    expect(book.refusedSales).toEqual([{ invoiceNo: '1', amount: 100_100, pieces: 1_001 }]);
  });
});
