/** Why an order is cancelled that did not pass its review: for staff, whoever cancels for it. */
export const REJECTED_BY_REVIEW = 'The order did not pass the review.';
