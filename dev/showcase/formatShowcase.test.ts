import { formatShowcase } from './formatShowcase';

test('each order is told with where it stands and its page, and what did not get there says so', () => {
  const shown = [
    { id: 'ord_1', number: 'TL-1', place: 'waits to be packed', there: true },
    { id: 'ord_2', number: 'TL-2', place: 'is held', there: false },
  ];
  const [, , first, second] = formatShowcase(shown, 'http://shop.test').split('\n');
  expect(first).toBe('  TL-1       waits to be packed  http://shop.test/admin/orders/ord_1');
  expect(second).toBe('  TL-2       is held             not there');
});
