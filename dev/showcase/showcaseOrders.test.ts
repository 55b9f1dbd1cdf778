import { createOrderRequest } from '../../api/schema/order';
import { STANDARD_POLICY } from '../../domain/order/policy';
import { SEED_CATALOGUE } from '../../prisma/seed/seedCatalogue';
import { SHOWCASE } from './showcaseOrders';

const priceOf = (sku: string): number =>
  SEED_CATALOGUE.find((product) => product.sku === sku)?.price ?? Number.NaN;

test.each(SHOWCASE)('$place: the API takes it, and the catalogue has it', ({ request }) => {
  expect(createOrderRequest.safeParse(request).error).toBeUndefined();
  for (const { sku } of request.lines ?? []) expect(priceOf(sku)).toBeGreaterThan(0);
});

test('each has a key and a place of its own', () => {
  expect(new Set(SHOWCASE.map(({ key }) => key)).size).toBe(SHOWCASE.length);
  expect(new Set(SHOWCASE.map(({ place }) => place)).size).toBe(SHOWCASE.length);
});

test('only the one for review is large', () => {
  const large = SHOWCASE.filter(({ request: { lines = [] } }) => {
    const total = lines.reduce((sum, { sku, quantity }) => sum + quantity * priceOf(sku), 0);
    return total >= (STANDARD_POLICY.review.largeTotal['BDT'] ?? 0);
  });
  expect(large.map(({ place }) => place)).toEqual(['waits for a fraud review']);
});
