import { searchText } from './searchText';

test.each([
  ['র\u200d্যাব', 'র্যাব'],
  ['উদ্\u200cযাপন', 'উদ্যাপন'],
  ['পাহা\u09dcী', 'পাহা\u09a1\u09bcী'],
  ['Zq\u200bkarim', 'Zqkarim'],
  ['Jose\u200d\u0301', 'Jos\u00e9'],
])('%j is looked for as %j', (typed, text) => {
  expect(searchText(typed)).toBe(text);
  expect(searchText(text)).toBe(text);
});

test('what is seen stays, upper and lower case', () => {
  expect(searchText(' Rahim-Uddin 12% ')).toBe(' Rahim-Uddin 12% ');
});
