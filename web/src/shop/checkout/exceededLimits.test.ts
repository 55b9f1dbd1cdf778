import type { CheckoutJson } from '../../../../api/schema/order';
import { exceededLimits } from './exceededLimits';

type Quoted = Parameters<typeof exceededLimits>[0];

const quoteOf = (quantities: readonly number[], left: number | null): Quoted => ({
  lines: quantities.map((quantity) => ({ sku: 'PH-1', quantity }) as CheckoutJson['lines'][number]),
  bundles: [],
  limits: [{ sku: 'PH-1', quantity: 2, days: 30, left }],
});

test.each([
  ['as many as are left', [1], 1, false],
  ['more than are left', [2], 1, true],
  ['more than are left, in two lines', [1, 1], 1, true],
  ['as many as anybody may have, of a guest', [2], null, false],
  ['more than anybody may have, of a guest', [3], null, true],
  ['none of it', [], 0, false],
] as const)('a cart with %s', (_what, quantities, left, exceeds) => {
  const quote = quoteOf(quantities, left);
  expect(exceededLimits(quote)).toEqual(exceeds ? quote.limits : []);
});

test('a limit of a bundle counts bundles', () => {
  const bundle = { sku: 'SET', quantity: 2 } as CheckoutJson['bundles'][number];
  const of = (left: number) =>
    exceededLimits({
      ...quoteOf([2], 2),
      bundles: [bundle],
      limits: [{ sku: 'SET', quantity: 2, days: 30, left }],
    });
  expect([of(1), of(2)]).toMatchObject([[{ sku: 'SET' }], []]);
});
