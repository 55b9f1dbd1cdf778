import { readStatement } from './readStatement';

const good = (row: number, consignmentId: string, amount: number, fee = 0) => ({
  ...{ row, consignmentId, amount, fee },
});
const faultsOf = (text: string) => readStatement(text).lines.map(({ fault }) => fault);

describe('a courier’s statement', () => {
  test('is three columns, with or without headings', () => {
    const lines = [good(1, 'DD1', 119_000, 6_000), good(2, 'DD2', 50_000)];
    expect(readStatement('DD1,1190,60\nDD2,500,0')).toEqual({ lines });
    expect(readStatement('Consignment,Amount,Fee\nDD1,1190.00,60\nDD2,500').lines).toEqual(
      lines.map((line) => ({ ...line, row: line.row + 1 })),
    );
  });

  test('may come from a spreadsheet: a mark before it, CRLF, quotes, thousands, blank lines', () => {
    const text =
      '\uFEFFMerchant,Consignment ID,Collected Amount,"Total Fee (BDT)","Payout, net"\r\n' +
      '"Dhaka, north",DD1,"1,250.00",60.00,"1,190.00"\r\n' +
      '\r\n,,,,\r\n' +
      'Sylhet,DD2,"1,00,050",50,"৳1,00,000"\r\n';
    expect(readStatement(text)).toEqual({
      lines: [good(2, 'DD1', 119_000, 6_000), good(5, 'DD2', 10_000_000, 5_000)],
    });
  });

  test.each([
    ['DD1\t1,190.00\t60', 'tabs, as a spreadsheet copies them'],
    ['DD1;1,190;60 Tk', 'semicolons'],
    ['DD1,Tk 1190,"60.00 BDT"', 'the currency beside the amount'],
    ['="DD1",1190,৬০', 'an id that is kept from being a number, and Bangla digits'],
    ["'DD1,1190/-,60", 'an apostrophe before the id'],
  ])('%j is read: %s', (text) => {
    expect(readStatement(text)).toEqual({ lines: [good(1, 'DD1', 119_000, 6_000)] });
  });

  test.each([
    ['1.23E+10,1190,60', 'mangled'],
    ['1,23E+10;1190;60', 'mangled'],
    [',1190,60', 'noConsignment'],
    [`${'D'.repeat(101)},1190,60`, 'tooLong'],
    ['DD1,-60,60', 'noAmount'],
    ['DD1;1190,50;60', 'noAmount'],
    ['DD1,,60', 'noAmount'],
    ['DD1,1190,sixty', 'noFee'],
    ['DD1,99999999,0', 'tooMuch'],
    ['DD1,0,0', 'nothing'],
  ])('%j can’t be sent: %s', (text, fault) => {
    expect(faultsOf(text)).toEqual([fault]);
  });

  test('says of a consignment that it had before that the second would count for nothing', () => {
    expect(faultsOf('DD1,1190,60\nDD2,5,0\nDD1,1190,60')).toEqual([undefined, undefined, 'twice']);
    expect(faultsOf('DD1,no,60\nDD1,1190,60')).toEqual(['noAmount', undefined]);
  });

  test.each([
    ['PK\u0003\u0004…', 'workbook'],
    ['DD1,"1190,60\nDD2,1,1', 'quotes'],
    ['Name,City\nRahim,Dhaka', 'columns'],
    ['1234', 'columns'],
    ['Consignment,Collected,Fee\nDD1,1250,60', 'columns'],
    ['Consignment,Payout,Delivery fee,COD fee\nDD1,1190,50,10', 'severalColumns'],
  ])('%j as a whole can’t be read: %s', (text, fault) => {
    expect(readStatement(text)).toEqual({ lines: [], fault });
  });

  test('of nothing is nothing', () => {
    expect(readStatement(' \r\n ')).toEqual({ lines: [] });
  });

  test('may say above its headings whose it is', () => {
    const text = 'Pathao Courier,,\nNovember 2026,,\nConsignment ID,Amount,Fee\nDD1,1190,60';
    expect(readStatement(text).lines).toEqual([good(4, 'DD1', 119_000, 6_000)]);
  });

  test('takes the total of several fees where there is one', () => {
    const text = 'Consignment,Payout,Delivery fee,COD fee,Total fee\nDD1,1190,50,10,60';
    expect(readStatement(text).lines).toEqual([good(2, 'DD1', 119_000, 6_000)]);
  });
});
