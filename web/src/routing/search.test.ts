import * as fc from 'fast-check';
import { parseSearch, writeSearch } from './search';

test('words are read as text, numbers as numbers', () => {
  expect(parseSearch('?q=red+saree&minTotal=100000&hold=true')).toEqual({
    ...{ q: 'red saree', minTotal: 100_000, hold: true },
  });
  expect(parseSearch('?sku=0042&q={"a":1}&next=/orders%3Fplaced%3Dnow')).toEqual({
    ...{ sku: '0042', q: '{"a":1}', next: '/orders?placed=now' },
  });
  expect(parseSearch('')).toEqual({});
});

test('text that would be read as a number stands in quotation marks', () => {
  expect(writeSearch({ hold: 'true', q: '42', sku: undefined })).toBe('?hold=%22true%22&q=%2242%22');
  expect(writeSearch({ minTotal: 42, q: 'TL-42' })).toBe('?minTotal=42&q=TL-42');
  expect(writeSearch({ sku: undefined })).toBe('');
});

test('what is written is read as the same', () => {
  const search = fc.dictionary(fc.string({ minLength: 1 }), fc.oneof(fc.string(), fc.integer()), {
    noNullPrototype: true,
  });
  fc.assert(fc.property(search, (given) => expect(parseSearch(writeSearch(given))).toEqual(given)));
});
