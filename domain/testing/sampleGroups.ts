import type { Role } from '../people/actor';
import type { Place } from './stages';

/** Roles and places that several samples name. */
export const BUYERS = ['customer', 'checkout'] as const satisfies readonly Role[];
export const PACKERS = ['support', 'warehouse', 'admin'] as const satisfies readonly Role[];
export const OFFICE = ['support', 'finance', 'admin'] as const satisfies readonly Role[];

/** The places at which all goods are on the shelf, and no money was taken. */
export const ON_THE_SHELF: readonly Place[] = [
  ...(['placed', 'waiting for the bank', 'payment unknown', 'payment failed', 'under review'] as const),
  ...([
    'paid, not confirmed',
    'confirmed',
    'confirmed, unpaid, not held',
    'picking',
    'short of pieces',
  ] as const),
  ...(['to be confirmed', 'deposit due'] as const),
];

/** The places at which an order has its end in sight. */
export const ENDED: readonly Place[] = [
  ...(['closed', 'cancelling', 'cancelling with a booked parcel', 'cancelling under review'] as const),
  ...(['cancelled', 'sold out'] as const),
];

/** The places at which money was taken and has not gone back. */
export const TAKEN: readonly Place[] = [
  ...(['confirmed, its money taken early', 'on its way', 'at the door', 'delivery failed'] as const),
  ...(['on its way back', 'back in the house', 'shipped in part', 'delivered in part'] as const),
  ...(['delivered', 'a refund to approve', 'closed', 'reopened', 'cash collected'] as const),
  'cash handed over',
  ...(['a refund to pay out', 'a payout to approve', 'a payout on its way'] as const),
];
