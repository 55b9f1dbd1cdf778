import type { CreateOrderRequestJson } from '../../api/schema/order';
import { REFUSING_PHONES } from '../../sandbox/pathao/parcel';

/** An order whose parcel comes to a door. */
export interface DoorstepOrder {
  /** Its idempotency key. */
  readonly key: string;
  readonly request: CreateOrderRequestJson & { readonly customerId: string };
  readonly method: 'card' | 'cod';
  /** Nobody takes the parcel. */
  readonly isRefused: boolean;
}

/** Orders for each place of the demonstration, and how often each way ends at the door. */
const COUNT = 40;
/** Most customers of the country pay at the door: seven of ten. */
const CASH_OF_TEN = 7;
/** A parcel that nobody has paid yet is refused far more often: three of ten, against one of twelve. */
const REFUSED_CASH = { every: 10, at: [1, 4, 8] };
const REFUSED_CARD = { every: 12, at: [5] };

const SKUS = ['CB-CC-1M', 'CH-GAN65', 'SP-GO4', 'EB-AIR4'] as const;
interface Place {
  readonly city: string;
  readonly line1: string;
}
const PLACES: readonly [Place, ...Place[]] = [
  { city: 'Dhaka', line1: 'Mirpur 10, Block C' },
  { city: 'Chattogram', line1: 'Agrabad Road' },
  { city: 'Sylhet', line1: 'Zindabazar' },
  { city: 'Khulna', line1: 'Khan Jahan Ali Road' },
];
const NAMES = ['Farhana Akter', 'Imran Hossain', 'Sadia Islam', 'Tanvir Ahmed', 'Mitu Das'] as const;

const pick = <T>(from: readonly [T, ...T[]], index: number): T => from[index % from.length] ?? from[0];

/** The mix of a shop in Bangladesh: who pays at the door, and who doesn't take the parcel. */
export const DOORSTEP: readonly DoorstepOrder[] = Array.from({ length: COUNT }, (_, index) => {
  const isCash = index % 10 < CASH_OF_TEN;
  const before = Array.from({ length: index }).filter(
    (_one, other) => other % 10 < CASH_OF_TEN === isCash,
  ).length;
  const { every, at } = isCash ? REFUSED_CASH : REFUSED_CARD;
  return doorstepOrder(index, isCash ? 'cod' : 'card', at.includes(before % every));
});

function doorstepOrder(index: number, method: 'card' | 'cod', isRefused: boolean): DoorstepOrder {
  const number = String(index).padStart(4, '0');
  const { city, line1 } = pick(PLACES, index);
  const phone = `${isRefused ? REFUSING_PHONES : '0171200'}${number}`;
  return {
    ...{ key: `doorstep/${number}`, method, isRefused },
    request: {
      customerId: `door-${number}`,
      currency: 'BDT',
      lines: [{ sku: pick(SKUS, index), quantity: 1 + (index % 2) }],
      shippingAddress: {
        name: pick(NAMES, index),
        line1: `House ${index + 1}, ${line1}`,
        city,
        country: 'BD',
        phone,
      },
      contact: { email: `door-${number}@example.com`, phone },
      payment: method === 'cod' ? { method } : { method, token: 'pm_card_visa' },
    },
  };
}
