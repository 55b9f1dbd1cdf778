/** Why picking came short of pieces. */
export const SHORT_REASONS = ['NOT_FOUND', 'DAMAGED', 'WRONG_PIECE'] as const;
export type ShortReason = (typeof SHORT_REASONS)[number];

/** Why a warehouse refuses its pieces of an order. */
export const REFUSAL_REASONS = ['CLOSED', 'NO_CAPACITY', 'NO_COURIER', 'OTHER'] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** A warehouse that an order gets no more pieces from. */
export interface LeftOut {
  readonly warehouse: string;
  /** Only none of this product. Absent: none at all. */
  readonly sku?: string;
  readonly because: ShortReason | RefusalReason;
}

/** What an order knows of warehouses that lacked or refused its pieces. */
export interface Reallocation {
  /** How often others have been needed since a person last looked. */
  readonly tries: number;
  /** The oldest first. */
  readonly leftOut: readonly LeftOut[];
}
