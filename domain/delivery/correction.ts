/** What of an order's delivery can be corrected: its price doesn't depend on it, nor which hub of a courier the parcel goes to. */
export const CORRECTABLE = ['name', 'phone', 'line1', 'line2'] as const;
export type CorrectableField = (typeof CORRECTABLE)[number];

/** The new value of each field that is corrected; an empty `line2` takes it away. */
export type DeliveryCorrection = Readonly<Partial<Record<CorrectableField, string>>>;

/** How long each may be: what an address of an order may have. */
export const MOST_LETTERS = { name: 120, line1: 200, line2: 200 } as const;

const ELSEWHERE = 'It stays as it was ordered: for another one cancel the order and place it anew.';

/** What is still refused, and why: the price of the delivery was agreed for it. */
export const FIXED = {
  city: `The courier sorts the parcel by its city, and charges by it. ${ELSEWHERE}`,
  postcode: `The courier sorts the parcel by its postcode, and charges by it. ${ELSEWHERE}`,
  country: `Where the shop ships to, and for what, goes by the country. ${ELSEWHERE}`,
  shippingMethod: `The price of the delivery is that of its method. ${ELSEWHERE}`,
} as const;
export type FixedField = keyof typeof FIXED;
