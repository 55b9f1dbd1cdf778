/** How a customer has said that they want store credit: `PAGE` by their own request, the others to somebody of the shop. */
export const CHOICE_WAYS = ['PAGE', 'PHONE', 'EMAIL', 'CHAT', 'IN_PERSON'] as const;
export type ChoiceWay = (typeof CHOICE_WAYS)[number];

/** That a customer chose store credit over their money, as it was recorded. Who recorded it, and when, stands with it. */
export interface CreditChoice {
  readonly how: ChoiceWay;
  /** When the customer said so (RFC 3339, UTC). */
  readonly at: string;
}

/** A choice as somebody tells it; without an instant it was made just now. */
export type ToldChoice = Pick<CreditChoice, 'how'> & Partial<CreditChoice>;
