import type { RefusalReason, ShortReason } from '../../../../domain/allocation/elsewhere/leftOut';

/** What pickers say of pieces that they don't have, in the order in which they are offered. */
export const SHORT_REASONS = [
  'NOT_FOUND',
  'DAMAGED',
  'WRONG_PIECE',
] as const satisfies readonly ShortReason[];

/** Why warehouses refuse, in the order in which reasons are offered. */
export const REFUSAL_REASONS = [
  'CLOSED',
  'NO_CAPACITY',
  'NO_COURIER',
  'OTHER',
] as const satisfies readonly RefusalReason[];
