import { createOrderWorld, type OrderWorld } from './orderWorld';

/**
 * One world for the tests of a file: opened before the first, closed after the last. Each test finds full shelves and vendors
 * that behave.
 * @param take gets the world as soon as it is there.
 * @param skus what is on the shelves.
 * @param options `mayStayOpen`: orders are left in the middle on purpose.
 */
export function orderWorldOfFile(
  take: (world: OrderWorld) => void,
  skus: readonly string[] = ['PHONE'],
  options: { readonly mayStayOpen?: boolean } = {},
): void {
  let world: OrderWorld;
  beforeAll(async () => {
    world = await createOrderWorld(options);
    take(world);
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    for (const sku of skus) await world.stock(sku, 1_000);
    world.vendors.reset();
  });
}
