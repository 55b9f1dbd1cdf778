import type { CreateOrderRequestJson } from '../../../api/schema/order';
import type { Invoice } from '../feed/invoices';

/** Parcels need a name, an address and a phone; the feed has a customer number and a country. */
export type SyntheticBuyer = Required<Pick<CreateOrderRequestJson, 'shippingAddress' | 'contact'>>;

const CITIES: Readonly<Record<string, string>> = {
  'United Kingdom': 'London',
  Australia: 'Sydney',
  EIRE: 'Dublin',
  France: 'Paris',
  Germany: 'Berlin',
  Netherlands: 'Amsterdam',
  Norway: 'Oslo',
};

/**
 * Makes up a buyer who is the same for every invoice of a customer and reaches nobody: Ofcom keeps the numbers
 * 07700 900000 to 900999 for drama, and example.com receives no mail. A guest is named by the invoice.
 */
export function syntheticBuyer({ invoiceNo, customerId, country }: Invoice): SyntheticBuyer {
  const identity = customerId ?? invoiceNo;
  const kind = customerId === undefined ? 'guest' : 'customer';
  const number = Number(identity.replaceAll(/\D/g, '').slice(-9));
  const phone = `07700900${String(number % 1_000).padStart(3, '0')}`;
  return {
    shippingAddress: {
      name: `${kind === 'guest' ? 'Guest' : 'Customer'} ${identity}`,
      line1: `${(number % 200) + 1} Example Street`,
      city: CITIES[country] ?? country,
      country,
      phone,
    },
    contact: { email: `${kind}-${identity}@example.com`, phone },
  };
}
