/** Why a customer is given money out of goodwill. Codes are kept for ever: reports count by them. */
export const APPEASEMENT_REASONS = [
  ...(['LATE', 'DAMAGED', 'WRONG_ITEM', 'MISSING', 'RUDE_SERVICE', 'PRICE', 'OTHER'] as const),
] as const;
export type AppeasementReason = (typeof APPEASEMENT_REASONS)[number];

/**
 * What an appeasement is too much for, so that somebody else has to approve it: what its agent may give away on one day, what one
 * customer, or one phone, may get within some time, what the role may give back of one order, what it may give at once (`AMOUNT`). `UNCLAIMED`: it was not
 * counted before it was asked for, as where somebody sends it by hand.
 */
export const APPROVAL_CAUSES = ['BUDGET', 'CUSTOMER', 'PHONE', 'ORDER', 'UNCLAIMED', 'AMOUNT'] as const;
export type ApprovalCause = (typeof APPROVAL_CAUSES)[number];
