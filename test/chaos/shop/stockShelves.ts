import type { Sandbox } from '../../../sandbox/sandbox';
import { askDoors } from './askDoors';
import { STAFF } from './requests';
import { PRODUCTS } from '../schedule/schedule';

/** Brings in what is on sale; answers with the pieces by SKU. */
export async function stockShelves(shop: {
  readonly doors: readonly string[];
  readonly sandbox: Sandbox;
}): Promise<Record<string, number>> {
  const { doors, sandbox } = shop;
  const token = await sandbox.token({ sub: STAFF, roles: ['admin'] });
  const products = PRODUCTS.map(({ sku, price }) => ({ sku, name: sku, price, currency: 'BDT' }));
  const imported = await askDoors({
    ...{ doors, token, method: 'PUT', path: '/api/admin/products' },
    body: { products },
  });
  const adjustments = PRODUCTS.map(({ sku, pieces }) => ({
    ...{ id: `opening-${sku}`, sku, delta: pieces, reason: 'opening' },
  }));
  const stocked = await askDoors({
    ...{ doors, token, method: 'POST', path: '/api/admin/inventory/adjustments' },
    body: { adjustments },
  });
  if (imported?.status !== 200 || stocked?.status !== 200) {
    throw new Error(`The shelves could not be filled: ${JSON.stringify([imported, stocked])}`);
  }
  return Object.fromEntries(PRODUCTS.map(({ sku, pieces }) => [sku, pieces]));
}
