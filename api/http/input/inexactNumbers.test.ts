import { inexactNumbers, isExact } from './inexactNumbers';

test.each([
  '0',
  '-0',
  '7',
  '-12.50',
  '1e3',
  '1.5E-7',
  '9007199254740991',
  '0.1',
  '123456.789',
  '1000000000000000000000',
])('%s can be kept', (text) => expect(isExact(text)).toBe(true));

test.each(['9007199254740993', '1234567890123456789', '1e400', '-1e400', '0.12345678901234567890', '1e-400'])(
  '%s can not',
  (text) => expect(isExact(text)).toBe(false),
);

test('each is named by where it is', () => {
  const body = `{"a": [1, {"b/c": 1234567890123456789}], "text": "1234567890123456789, 1e400", "d": {"e": 1e400},
    "quo\\"te": [[], {}, 1234567890123456789]}`;
  expect(inexactNumbers(body)).toEqual(['/a/1/b~1c', '/d/e', '/quo"te/2']);
});

test('a number alone is the whole body', () => {
  expect(inexactNumbers('1234567890123456789')).toEqual(['']);
});

test('nothing is said of what can be kept, or is no JSON', () => {
  expect(inexactNumbers('{"phone": "+8801711000001", "at": 1764140400000, "price": 12.5}')).toEqual([]);
  expect(inexactNumbers('{"a": [1e5, "')).toEqual([]);
});

test('a text of megabytes is looked through', () => {
  const body = JSON.stringify({ payloads: [{ data: '5e'.repeat(4_000_000) }], last: 1 }).replace(
    '"last":1',
    '"last":1e400',
  );
  expect(inexactNumbers(body)).toEqual(['/last']);
});

/** Far more than it takes on a busy machine, far less than looking back from each character would. */
const BLOWN_UP_MS = 5_000;

test.each([
  ['a number with zeros within', `{"a":1.${'0'.repeat(1_000_000)}1}`, ['/a']],
  ['a number that ends with zeros', `[1e1,1.1${'0'.repeat(1_000_000)}]`, []],
  ['a text that is never closed', `[1e1,"${'\\"'.repeat(1_000_000)}`, []],
  ['a text that ends within an escape', `[1e1,"${'\\'.repeat(999_999)}`, []],
  ['texts of backslashes', `[1e400,"${'\\'.repeat(1_000_000)}"]`, ['/0']],
  ['words', `[1e1,${'a'.repeat(1_000_000)}`, []],
  ['signs', `[1e1,1${'-'.repeat(1_000_000)}`, ['/1']],
])('%s, by the million, is read once', (_, body, found) => {
  const start = performance.now();
  expect(inexactNumbers(body)).toEqual(found);
  expect(performance.now() - start).toBeLessThan(BLOWN_UP_MS);
});
