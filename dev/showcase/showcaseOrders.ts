import type { CreateOrderRequestJson, OrderJson } from '../../api/schema/order';
import { personaOf, type Persona } from '../../web/src/session/personas';

/** What is done with an order of the showcase once it is where it should be. */
interface ShowcaseStep {
  readonly by: Persona;
  readonly path: (order: OrderJson) => string;
  readonly body: unknown;
  /** Whether the next step can be taken. */
  readonly isDone: (order: OrderJson) => boolean;
}

/** An order that stays at a place of its life which the demonstration's own orders pass in moments, or never reach. */
export interface ShowcaseOrder {
  /** Its idempotency key: there is one of it, however often the demonstration runs. */
  readonly key: string;
  /** Where it stands in the end, for people. */
  readonly place: string;
  readonly buyer: Persona;
  readonly request: CreateOrderRequestJson;
  /** Whether it can be acted on: placed is not yet paid. */
  readonly isReached: (order: OrderJson) => boolean;
  readonly steps?: readonly ShowcaseStep[];
  /** Whether it stands where it is to be seen. */
  readonly isThere: (order: OrderJson) => boolean;
}

const persona = (id: string): Persona => {
  const found = personaOf(id);
  if (found === undefined) throw new Error(`There is no persona ${id}`);
  return found;
};
const RAHIM = persona('cust-rahim');
const KARIM = persona('cust-karim');
const NUSRAT = persona('cust-nusrat');
const SUPPORT = persona('staff-support');
const WAREHOUSE = persona('staff-warehouse');
/** Who looks on: staff see every order. */
export const WATCHER = persona('staff-admin');

const CARD = 'pm_card_visa';
const DECLINED_CARD = 'pm_card_chargeDeclined';

const ADDRESSES: Readonly<Record<string, CreateOrderRequestJson['shippingAddress']>> = {
  [RAHIM.id]: {
    name: RAHIM.name,
    line1: 'House 12, Road 5, Dhanmondi',
    city: 'Dhaka',
    country: 'BD',
    phone: '01711000001',
  },
  [KARIM.id]: {
    name: KARIM.name,
    line1: '44 Agrabad Road',
    city: 'Chattogram',
    country: 'BD',
    phone: '01811000002',
  },
  [NUSRAT.id]: {
    name: NUSRAT.name,
    line1: '7 Zindabazar',
    city: 'Sylhet',
    country: 'BD',
    phone: '01911000003',
  },
};

function request(buyer: Persona, sku: string, quantity: number, token = CARD): CreateOrderRequestJson {
  const shippingAddress = ADDRESSES[buyer.id];
  if (shippingAddress === undefined) throw new Error(`${buyer.id} has no address`);
  const contact = { email: `${buyer.id}@example.com`, phone: shippingAddress.phone };
  return {
    currency: 'BDT',
    lines: [{ sku, quantity }],
    shippingAddress,
    contact,
    payment: { method: 'card', token },
  };
}

/** The same, paid in cash at the door. */
const atTheDoor = (buyer: Persona, sku: string, quantity: number): CreateOrderRequestJson => ({
  ...request(buyer, sku, quantity),
  payment: { method: 'cod' },
});

const isConfirmed = ({ status }: OrderJson): boolean => status === 'CONFIRMED';
const heldFor =
  (reason: string) =>
  ({ holdReasons }: OrderJson): boolean =>
    holdReasons.includes(reason);

const anyway = (): boolean => true;

/** One at every place where people have something to do or to see. */
export const SHOWCASE: readonly ShowcaseOrder[] = [
  {
    key: 'showcase/packing',
    place: 'waits to be packed',
    buyer: RAHIM,
    request: request(RAHIM, 'CH-GAN65', 1),
    isReached: isConfirmed,
    isThere: isConfirmed,
  },
  {
    key: 'showcase/bundle',
    place: 'waits to be packed, a bundle',
    buyer: KARIM,
    request: request(KARIM, 'KIT-A56', 1),
    isReached: isConfirmed,
    isThere: isConfirmed,
  },
  {
    key: 'showcase/review',
    place: 'waits for a fraud review',
    buyer: NUSRAT,
    request: {
      ...request(NUSRAT, 'PH-A56-256', 3),
      billingAddress: {
        name: NUSRAT.name,
        line1: '5 Park Street',
        city: 'Kolkata',
        country: 'IN',
        phone: '+919830000000',
      },
    },
    isReached: heldFor('FRAUD_REVIEW'),
    isThere: heldFor('FRAUD_REVIEW'),
  },
  {
    key: 'showcase/hold',
    place: 'is held by support',
    buyer: KARIM,
    request: request(KARIM, 'SP-GO4', 1),
    isReached: isConfirmed,
    steps: [
      {
        by: SUPPORT,
        path: ({ id }) => `/api/admin/orders/${id}/holds`,
        // The earlier name of `notes`: a demo over an older state repeats this act, with the body that it had.
        body: { key: 'address', note: 'He moves house: call him on Sunday before it is packed.' },
        isDone: anyway,
      },
    ],
    isThere: heldFor('MANUAL'),
  },
  {
    key: 'showcase/payment-failed',
    place: 'waits for another card',
    buyer: RAHIM,
    request: request(RAHIM, 'EB-AIR4', 1, DECLINED_CARD),
    isReached: ({ status }) => status === 'PAYMENT_FAILED',
    isThere: ({ status }) => status === 'PAYMENT_FAILED',
  },
  {
    key: 'showcase/cancelled',
    place: 'was cancelled by its customer',
    buyer: KARIM,
    request: request(KARIM, 'CB-CC-1M', 2),
    isReached: isConfirmed,
    steps: [
      {
        by: KARIM,
        path: ({ id }) => `/api/orders/${id}/cancel`,
        body: { reason: 'Bought it in a shop on the way home' },
        isDone: anyway,
      },
    ],
    isThere: ({ status }) => status === 'CANCELLED',
  },
  {
    key: 'showcase/note',
    place: 'waits to be packed, with a note',
    buyer: NUSRAT,
    request: request(NUSRAT, 'PB-20K-22', 1),
    isReached: isConfirmed,
    steps: [
      {
        by: SUPPORT,
        path: ({ id }) => `/api/admin/orders/${id}/notes`,
        body: { body: 'She called: the parcel is a present, so no invoice in it.', visibility: 'staff' },
        isDone: anyway,
      },
    ],
    isThere: isConfirmed,
  },
  {
    key: 'showcase/refund',
    place: 'was delivered, and a refund waits for finance',
    buyer: KARIM,
    request: request(KARIM, 'CH-GAN65', 3),
    isReached: isConfirmed,
    steps: [
      {
        by: WAREHOUSE,
        path: ({ id }) => `/api/admin/orders/${id}/shipments/new/pack`,
        body: {},
        // The courier fetches it and brings it, within seconds.
        isDone: ({ status, paymentStatus }) => status === 'DELIVERED' && paymentStatus === 'PAID',
      },
      {
        by: SUPPORT,
        path: ({ id }) => `/api/admin/orders/${id}/refunds`,
        body: {
          lines: [{ id: '1', quantity: 2 }],
          reason: 'DAMAGED',
          notes: 'Two of three don’t charge: photos by email.',
        },
        isDone: anyway,
      },
    ],
    isThere: ({ status, paymentStatus }) => status === 'DELIVERED' && paymentStatus === 'PAID',
  },
  {
    key: 'showcase/cash-due',
    place: 'waits to be packed, and is paid at the door',
    buyer: NUSRAT,
    request: atTheDoor(NUSRAT, 'EB-AIR4', 1),
    isReached: isConfirmed,
    isThere: isConfirmed,
  },
  {
    key: 'showcase/cash-collected',
    place: 'was paid at the door, and the courier has the cash',
    buyer: RAHIM,
    request: atTheDoor(RAHIM, 'SP-GO4', 1),
    isReached: isConfirmed,
    steps: [
      {
        by: WAREHOUSE,
        path: ({ id }) => `/api/admin/orders/${id}/shipments/new/pack`,
        body: {},
        // The courier fetches it, brings it and is paid, within seconds.
        isDone: ({ paymentStatus }) => paymentStatus === 'COD_COLLECTED',
      },
    ],
    isThere: ({ paymentStatus }) => paymentStatus === 'COD_COLLECTED',
  },
];
