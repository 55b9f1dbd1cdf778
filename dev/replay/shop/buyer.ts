import type { CreateOrderRequestJson } from '../../../api/schema/order';
import type { Invoice } from '../feed/invoices';

/** Parcels need a name, an address and a phone; the feed has a customer number and a country. */
export type SyntheticBuyer = Required<Pick<CreateOrderRequestJson, 'shippingAddress' | 'contact'>>;

/**
 * Makes up a buyer who is the same for every invoice of a customer. The parcel goes to where a shop ships to that was told nothing else,
 * since its courier drives nowhere else; where the invoice was written to stands in the order's metadata. The buyer is reached by nobody:
 * Ofcom keeps the numbers +44 7700 900000 to 900999 for drama, and example.com receives no mail. A guest is named by the invoice.
 */
export function syntheticBuyer({ invoiceNo, customerId }: Invoice): SyntheticBuyer {
  const identity = customerId ?? invoiceNo;
  const kind = customerId === undefined ? 'guest' : 'customer';
  const number = Number(identity.replaceAll(/\D/g, '').slice(-9));
  const lastDigits = String(number % 1_000).padStart(3, '0');
  const name = `${kind === 'guest' ? 'Guest' : 'Customer'} ${identity}`;
  return {
    shippingAddress: {
      name,
      line1: `${(number % 200) + 1} Example Street`,
      city: 'Dhaka',
      country: 'Bangladesh',
      phone: `01700000${lastDigits}`,
    },
    contact: { name, email: `${kind}-${identity}@example.com`, phone: `+447700900${lastDigits}` },
  };
}
