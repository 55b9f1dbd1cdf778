/** How far a dispute has come: the bank asks, or has taken the money back meanwhile; it was decided for the shop, or against it. */
export const DISPUTE_STATES = ['OPEN', 'WON', 'LOST'] as const;
export type DisputeState = (typeof DISPUTE_STATES)[number];

/** A gateway's word that the customer's bank wants the money of a payment back, or what was decided about it. */
export interface PaymentDispute {
  readonly outcome: 'disputed';
  /** The gateway's ids of the payment and of the dispute. */
  readonly reference: string;
  readonly dispute: string;
  readonly state: DisputeState;
  /** How much is asked back, in minor units of a currency that may be another than the order's; absent where it isn't told. */
  readonly amount?: number;
  readonly currency?: string;
  /** The gateway's word for why. */
  readonly code?: string;
}
