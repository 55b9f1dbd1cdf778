import type { Role } from '../people/actor';
import type { Place } from './stages';

/** Roles and places that several samples name. */
export const BUYERS = ['customer', 'checkout'] as const satisfies readonly Role[];
export const PACKERS = ['support', 'warehouse', 'admin'] as const satisfies readonly Role[];
export const OFFICE = ['support', 'finance', 'admin'] as const satisfies readonly Role[];

/** The places at which all goods are on the shelf, and no money was taken. */
export const ON_THE_SHELF: readonly Place[] = [
  ...(['placed', 'waiting for the bank', 'payment unknown', 'payment failed', 'under review'] as const),
  ...(['paid, not confirmed', 'confirmed', 'confirmed, unpaid, not held', 'picking'] as const),
  ...(['to be confirmed', 'deposit due'] as const),
];

/** The places at which an order has its end in sight. */
export const ENDED: readonly Place[] = [
  ...(['closed', 'cancelling', 'cancelling with a booked parcel', 'cancelling under review'] as const),
  ...(['cancelled', 'sold out'] as const),
];
