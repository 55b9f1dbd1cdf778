import { canonicalWord } from './courierWord';

test.each([
  ['order.in-transit', 'in-transit'],
  ['In Transit', 'in-transit'],
  ['In_Transit', 'in-transit'],
  ['order.Pickup - Failed', 'pickup-failed'],
  ['preorder.taken', 'preorder-taken'],
  ['order.order.taken', 'order-taken'],
  ['পথে আছে', 'পথে-আছে'],
])('%s is %s', (word, canonical) => {
  expect(canonicalWord(word)).toBe(canonical);
});
