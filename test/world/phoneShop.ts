import type { OrderJson } from '../../api/schema/order';

/** The one product of the shop that most tests of the whole product buy in; a price in minor units. */
export const PHONE = { sku: 'PHONE', name: 'Phone', price: 4_999_900, currency: 'BDT' };

/** Sends the API a request as somebody, as JSON. */
interface Caller {
  call(token: string, method: string, path: string, body: unknown, key: string): Promise<unknown>;
}

/** Puts phones into the catalogue and on the shelf. */
export async function stockPhones(api: Caller, staff: string, pieces: number): Promise<void> {
  await api.call(staff, 'PUT', '/api/admin/products', { products: [PHONE] }, 'products');
  const opening = { delta: pieces, reason: 'opening' };
  await api.call(staff, 'POST', '/api/admin/inventory/PHONE/adjustments', opening, 'opening');
}

/** What `call` answers of an order that was taken. */
interface Taken {
  readonly status: number;
  readonly body: unknown;
}

/**
 * Orders one phone and returns the order's id.
 * @throws {Error} when the order is refused.
 */
export async function placePhoneOrder(
  api: { call(...request: Parameters<Caller['call']>): Promise<Taken> },
  buyer: string,
  key: string,
  cardToken?: string,
): Promise<string> {
  const { status, body } = await api.call(buyer, 'POST', '/api/orders', phoneOrder(cardToken), key);
  if (status !== 201) throw new Error(`The order was refused: ${JSON.stringify(body)}`);
  return (body as OrderJson).id;
}

/** The body of an order of one phone by a customer in Dhaka. */
export const phoneOrder = (cardToken = 'pm_card_visa') => ({
  currency: PHONE.currency,
  lines: [{ sku: PHONE.sku, quantity: 1 }],
  shippingAddress: {
    name: 'Rahim Uddin',
    line1: '12 Lake Road, Dhanmondi',
    city: 'Dhaka',
    country: 'Bangladesh',
    phone: '01712345678',
  },
  contact: { email: 'rahim@example.com' },
  payment: { method: 'card', token: cardToken },
});
