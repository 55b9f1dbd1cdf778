import { z } from 'zod';
import { BOUNCE_REASONS, PAYOUT_STATES } from '../../../domain/payouts/payout';
import { PAYOUT_METHODS, WALLETS } from '../../../domain/payouts/recipient';
import { actor, anyOf, instant, line, listQuery, money, page, phone } from '../primitives';

const MOST_PAYOUTS = 500;

/** Who gets the money: a wallet by its number, or a bank account. */
export const recipientRequest = z
  .discriminatedUnion('method', [
    z.strictObject({
      method: z.enum(WALLETS),
      number: phone.describe('A mobile number of Bangladesh, as people write it.'),
    }),
    z.strictObject({
      method: z.literal('bank'),
      account: line(40).min(1).describe('8 to 17 digits.'),
      holder: line(100).min(1).describe('In whose name it is.'),
      bank: line(100).min(1),
      routing: line(20).min(1).describe('Nine digits, as on a cheque.'),
    }),
  ])
  .meta({ id: 'RecipientRequest', examples: [{ method: 'bkash', number: '01711-000001' }] });
export type RecipientRequestJson = z.output<typeof recipientRequest>;

const bounceReason = z.enum(BOUNCE_REASONS).meta({ id: 'BounceReason' });

/** How far a refund is that is paid out; `WANTED` and `BOUNCED`: somebody has to say where the money shall go. */
export const SHOWN_PAYOUT_STATES = [
  ...(['WANTED', 'BOUNCED', 'NAMED', 'PROVEN', 'APPROVED', 'SENT', 'PAID', 'MANUAL'] as const),
] as const;
export type ShownPayoutState = (typeof SHOWN_PAYOUT_STATES)[number];

/** A refund that is paid out, as its order shows it. */
export const orderPayout = z
  .object({
    state: z.enum(SHOWN_PAYOUT_STATES),
    amount: money,
    method: z.enum(PAYOUT_METHODS).nullable(),
    /** The last digits of the wallet or account. */
    last: z.string().nullable(),
    /** Why it came back. */
    reason: bounceReason.nullable(),
  })
  .meta({ id: 'OrderPayout' });
export type OrderPayoutJson = z.infer<typeof orderPayout>;

export const provenPayout = z.object({ state: z.enum(PAYOUT_STATES) }).meta({ id: 'ProvenPayout' });

export const approvePayoutRequest = z.strictObject({
  payoutId: line(40).min(1).describe('Of the recipient that was looked at.'),
});

export const payoutQuery = listQuery.extend({ state: anyOf(z.enum(SHOWN_PAYOUT_STATES)).optional() });

const listedPayout = z
  .object({
    orderId: z.string(),
    orderNumber: z.string(),
    customerId: z.string(),
    customerName: z.string(),
    refundId: z.string(),
    /** Null where nobody was named. */
    payoutId: z.string().nullable(),
    ...orderPayout.shape,
    namedBy: actor.nullable(),
    approvedBy: z.string().nullable(),
    batchId: z.string().nullable(),
    /** The bank's own of the payment. */
    reference: z.string().nullable(),
    /** The bank's word for why it came back. */
    code: z.string().nullable(),
    /** Since when it is so. */
    since: instant,
    /** Until when the refund has to be there, and whether it should be by now. */
    dueBy: instant,
    overdue: z.boolean(),
  })
  .meta({ id: 'Payout' });
export const payoutPage = page(listedPayout);
export type PayoutPageJson = z.infer<typeof payoutPage>;

export const batchRequest = z
  .strictObject({
    provider: line(40).min(1).describe('The bank, or `csv` for a file.'),
    payoutIds: z
      .array(line(40).min(1))
      .min(1)
      .max(MOST_PAYOUTS)
      .superRefine((ids, context) => {
        const twice = ids.findIndex((id, index) => ids.indexOf(id) !== index);
        if (twice >= 0)
          context.addIssue({ code: 'custom', path: [twice], message: 'Name each payout once.' });
      })
      .describe('Without it all that are approved.')
      .optional(),
  })
  .meta({ id: 'PayoutBatchRequest', examples: [{ provider: 'csv' }] });
export type BatchRequestJson = z.output<typeof batchRequest>;

export const batchParams = z.object({ batchId: z.string().min(1).max(60) });

/** `OPEN`: its orders are being asked. `READY`: the bank is to be asked, or somebody is to hand over the file. `DONE`: all is said. */
export const BATCH_STATES = ['OPEN', 'READY', 'SUBMITTED', 'DONE', 'REFUSED'] as const;

const batchFields = z.object({
  id: z.string(),
  provider: z.string(),
  state: z.enum(BATCH_STATES),
  total: money,
  payouts: z.int(),
  /** How many the bank has not spoken of. */
  open: z.int(),
  bounced: z.int(),
  /** How many were left out: its lines say why. */
  dropped: z.int(),
  createdBy: z.string(),
  createdAt: instant,
  submittedAt: instant.nullable(),
  /** The bank's own, and its word for why it did not take it. */
  reference: z.string().nullable(),
  code: z.string().nullable(),
});
const batchSummary = batchFields.meta({ id: 'PayoutBatchSummary' });

export const LINE_STATES = ['QUEUED', 'DROPPED', 'SENT', 'PAID', 'BOUNCED'] as const;
const batchLine = z
  .object({
    payoutId: z.string(),
    orderId: z.string(),
    orderNumber: z.string(),
    state: z.enum(LINE_STATES),
    method: z.string(),
    last: z.string(),
    amount: money,
    reference: z.string().nullable(),
    /** Why it came back, in our words. */
    reason: bounceReason.nullable(),
    /** Why it was dropped, or the bank's own word for why it came back. */
    detail: z.string().nullable(),
  })
  .meta({ id: 'PayoutBatchLine' });

export const payoutBatch = batchFields
  .extend({ lines: z.array(batchLine) })
  .meta({ id: 'PayoutBatch', extends: 'PayoutBatchSummary' });
export type PayoutBatchJson = z.infer<typeof payoutBatch>;
export const batchPage = z.object({
  items: z.array(batchSummary),
  banks: z.array(z.string()),
  /** When batches are made by themselves, on the shop’s working days by its clock: `16:00`; none: by hand alone. */
  madeAt: z.array(z.string()),
});
export type BatchPageJson = z.infer<typeof batchPage>;

/** What a bank's file says of payments: its words as they are. */
export const resultsRequest = z
  .strictObject({
    lines: z
      .array(
        z.strictObject({
          payoutId: line(40).min(1),
          outcome: line(40)
            .min(1)
            .describe('`PAID` or `BOUNCED`; any other word is told and changes nothing.'),
          reference: line(100).min(1).optional(),
          reason: bounceReason.optional(),
          code: line(100).min(1).optional(),
        }),
      )
      .min(1)
      .max(MOST_PAYOUTS),
  })
  .meta({
    id: 'PayoutResultsRequest',
    examples: [{ lines: [{ payoutId: 'po_1', outcome: 'PAID', reference: 'TX9H1' }] }],
  });
export type ResultsRequestJson = z.output<typeof resultsRequest>;

export const RESULT_OUTCOMES = ['RECORDED', 'ACCEPTED', 'REFUSED', 'UNKNOWN_WORD', 'UNKNOWN_PAYOUT'] as const;
export const resultsAnswer = z.object({
  items: z.array(
    z
      .object({
        payoutId: z.string(),
        outcome: z.enum(RESULT_OUTCOMES),
        orderId: z.string().nullable(),
        detail: z.string().nullable(),
      })
      .meta({ id: 'PayoutResult' }),
  ),
});
export type ResultsAnswerJson = z.infer<typeof resultsAnswer>;
