import type { CreateOrderRequestJson } from '../../api/schema/order';
import type { CatalogueProduct } from '../../prisma/seed/seedCatalogue';

const PRODUCTS = 500;
const CUSTOMERS = 1_000;

/** So many products, and so much of each, that orders rarely meet on a shelf and never find it empty. */
export const GOODS: readonly CatalogueProduct[] = Array.from({ length: PRODUCTS }, (_, index) => ({
  sku: skuOf(index),
  name: `Product ${index}`,
  category: 'bench',
  price: 100_000 + index * 100,
  weightGrams: 200,
  specification: { Warranty: '1 year' },
  openingStock: 1_000_000,
}));

/** The n-th order: two lines, paid by card, one parcel. */
export function orderOf(index: number): CreateOrderRequestJson {
  const customer = index % CUSTOMERS;
  return {
    currency: 'BDT',
    lines: [
      { sku: skuOf(index * 2), quantity: 1 },
      { sku: skuOf(index * 2 + 1), quantity: 2 },
    ],
    shippingAddress: {
      name: `Customer ${customer}`,
      line1: `${customer} Lake Road, Dhanmondi`,
      city: 'Dhaka',
      postcode: '1209',
      country: 'Bangladesh',
      phone: `017${String(10_000_000 + customer)}`,
    },
    contact: { email: `customer${customer}@example.com` },
    payment: { method: 'card', token: 'pm_card_visa' },
    customerId: `bench_${customer}`,
  };
}

function skuOf(index: number): string {
  return `BENCH-${String(index % PRODUCTS).padStart(4, '0')}`;
}
