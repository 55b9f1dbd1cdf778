import type { Stack } from '../../test/world/stack';
import { orderOf } from './apiUnderTest';

/** Puts a mug on sale, enough of it for every test of a file. */
export async function sellMugs({ prisma }: Stack): Promise<void> {
  await prisma.product.create({ data: { sku: 'MUG', name: 'Mug', price: 255, currency: 'GBP' } });
  await prisma.stock.create({ data: { sku: 'MUG', onHand: 100 } });
}

/**
 * Places an order of mugs and waits until it is confirmed.
 * @param key of its request: another one places another order.
 * @returns the order's id.
 */
export async function confirmedMugs(
  stack: Stack,
  { token, key, quantity = 2 }: { readonly token: string; readonly key: string; readonly quantity?: number },
): Promise<string> {
  const { status, body } = await stack.call(token, 'POST', '/api/orders', orderOf({ MUG: quantity }), key);
  if (status !== 201) throw new Error(`The order was answered ${status}: ${JSON.stringify(body)}`);
  const { id } = body as { id: string };
  await stack.eventually(token, id, (order) => order.status === 'CONFIRMED');
  return id;
}
