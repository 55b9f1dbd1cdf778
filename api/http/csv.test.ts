import { csvOf } from './csv';

test('a table is a line a row, with what a comma, a quote or a new line is in between quotes', () => {
  const rows = [
    ['plain', 7, null],
    ['a, b', 'the "third"', 'two\nlines'],
  ];
  expect(csvOf(['one', 'two', 'three'], rows)).toBe(
    '\uFEFFone,two,three\r\nplain,7,\r\n"a, b","the ""third""","two\nlines"\r\n',
  );
});

test.each(['=1+1', '+880171', '-1', '@SUM(A1)', '\tx'])('a spreadsheet doesn’t work out %j', (text) => {
  expect(csvOf(['cell'], [[text]])).toBe(`\uFEFFcell\r\n'${text}\r\n`);
});

test('a number that is below zero stays a number', () => {
  expect(csvOf(['cell'], [[-1]])).toBe('\uFEFFcell\r\n-1\r\n');
});
