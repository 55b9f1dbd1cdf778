import { z } from 'zod';
import { money } from '../primitives';

/** How a part of a refund goes back: the way it was paid, to the customer's store credit, or to a recipient who is named. */
export const REFUND_WAYS = ['original', 'credit', 'payout'] as const;
export type RefundWay = (typeof REFUND_WAYS)[number];

/** What of a refund goes back by one way. */
export const refundPart = z
  .object({
    way: z.enum(REFUND_WAYS),
    amount: money,
    /** How much of it has gone. */
    refunded: money,
  })
  .meta({ id: 'RefundPart' });
export type RefundPartJson = z.infer<typeof refundPart>;
