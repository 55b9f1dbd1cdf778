import { createOrderRequest } from '../../api/schema/order';
import { SEED_CATALOGUE } from '../../prisma/seed/seedCatalogue';
import { DOORSTEP } from './doorstepOrders';

const share = (part: readonly unknown[], whole: readonly unknown[]): number => part.length / whole.length;

test('most pay at the door, and far more of them don’t take the parcel than of those who have paid', () => {
  const cash = DOORSTEP.filter(({ method }) => method === 'cod');
  const card = DOORSTEP.filter(({ method }) => method === 'card');
  expect(share(cash, DOORSTEP)).toBe(0.7);
  const refusedCash = share(
    cash.filter(({ isRefused }) => isRefused),
    cash,
  );
  expect(refusedCash).toBeGreaterThanOrEqual(0.28);
  expect(refusedCash).toBeLessThanOrEqual(0.35);
  const refusedCard = share(
    card.filter(({ isRefused }) => isRefused),
    card,
  );
  expect(refusedCard).toBeGreaterThanOrEqual(0.04);
  expect(refusedCard).toBeLessThanOrEqual(0.09);
});

test('the API takes each, once, and the shop opens with enough of their goods', () => {
  const pieces = new Map<string, number>();
  for (const { request } of DOORSTEP) {
    expect(createOrderRequest.safeParse(request).error).toBeUndefined();
    for (const { sku, quantity } of request.lines ?? []) pieces.set(sku, (pieces.get(sku) ?? 0) + quantity);
  }
  expect(new Set(DOORSTEP.map(({ key }) => key)).size).toBe(DOORSTEP.length);
  for (const [sku, wanted] of pieces)
    expect(SEED_CATALOGUE.find((product) => product.sku === sku)?.openingStock ?? 0).toBeGreaterThan(
      wanted + 5,
    );
});
