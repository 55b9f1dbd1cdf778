import { z } from 'zod';
import { SETTLEMENT_STATUSES } from '../../../domain/cash/remitted/settlement';
import { anyOf, currency, instant, line, listQuery, money, page, prose } from '../primitives';

/** Minor units of the order's currency. */
const amount = z.int().min(0).max(1_000_000_000);
const parcelId = line(40).min(1).describe('Needed where cash is collected for several parcels.').optional();

export const confirmRequest = z.strictObject({
  outcome: z.enum(['CONFIRMED', 'REFUSED']).describe('What the customer said.'),
  notes: prose(2_000).min(1).optional(),
});

/** What became of a confirmation; `ACCEPTED`: it is kept, and carried out in a moment. */
export const confirmedOrder = z
  .object({ state: z.enum(['CONFIRMED', 'ACCEPTED']) })
  .meta({ id: 'ConfirmedOrder' });

export const recordCashRequest = z
  .strictObject({
    parcelId,
    amount: amount.describe('Minor units; 0: nothing was paid.'),
    notes: prose(2_000).min(1).describe('Needed where it is not what was due.').optional(),
  })
  .meta({ id: 'RecordCashRequest', examples: [{ amount: 125_000 }] });

const remittanceFields = {
  amount: amount.describe('What came into the bank, in minor units.'),
  fee: amount.describe('What the courier kept.').default(0),
};
const reference = line(100)
  .min(1)
  .describe('Of the statement, the invoice or the transfer: counts once for a parcel.');

export const remitCashRequest = z
  .strictObject({ parcelId, ...remittanceFields, reference })
  .meta({ id: 'RemitCashRequest', examples: [{ amount: 119_000, fee: 6_000, reference: 'INV-20261127' }] });

export const takeBackRequest = z
  .strictObject({ parcelId, reference, notes: prose(2_000).min(1).describe('Why it was a mistake.') })
  .meta({
    id: 'TakeBackRemittanceRequest',
    examples: [{ reference: 'INV-20261127', notes: 'Another parcel' }],
  });

/** A courier's statement: what it has handed over, by the parcels' consignments. */
export const statementRequest = z
  .strictObject({
    courier: line(40).min(1),
    reference,
    lines: z
      .array(z.strictObject({ consignmentId: line(100).min(1), ...remittanceFields }))
      .min(1)
      .max(500),
  })
  .superRefine(({ lines }, context) => {
    lines.forEach(({ consignmentId }, index) => {
      if (lines.findIndex((line) => line.consignmentId === consignmentId) < index)
        context.addIssue({
          code: 'custom',
          path: ['lines', index, 'consignmentId'],
          message: 'The statement names this consignment twice; give the sum of its lines.',
        });
    });
  })
  .meta({
    id: 'StatementRequest',
    examples: [
      {
        ...{ courier: 'pathao', reference: 'INV-20261127' },
        lines: [{ consignmentId: 'DD261126AB', amount: 119_000, fee: 6_000 }],
      },
    ],
  });
export type StatementRequestJson = z.output<typeof statementRequest>;

export const STATEMENT_OUTCOMES = ['RECORDED', 'ACCEPTED', 'REFUSED', 'UNKNOWN'] as const;

/** What became of each line; the same statement may be sent again until all of them are recorded. */
export const statementResult = z.object({
  items: z.array(
    z
      .object({
        consignmentId: z.string(),
        outcome: z.enum(STATEMENT_OUTCOMES),
        orderId: z.string().nullable(),
        detail: z.string().nullable(),
        amountLeft: money.nullable().describe('What the courier still has, where it handed over more.'),
      })
      .meta({ id: 'StatementLine' }),
  ),
});
export type StatementResultJson = z.infer<typeof statementResult>;

export const CASH_STATES = [
  'DUE',
  'COLLECTED',
  'SHORT',
  'REMITTED',
  'OVER',
  'NOT_PAID',
  'CAME_BACK',
] as const;
export type CashState = (typeof CASH_STATES)[number];

export const cashQuery = listQuery.extend({
  state: anyOf(z.enum(CASH_STATES)).optional(),
  courier: anyOf(line(40)).optional(),
});

const parcelCash = z
  .object({
    orderId: z.string(),
    orderNumber: z.string(),
    parcelId: z.string(),
    courier: z.string(),
    consignmentId: z.string().nullable(),
    state: z.enum(CASH_STATES),
    toCollect: money,
    collected: money.nullable(),
    collectedAt: instant.nullable(),
    remitted: money,
    fee: money,
    /** What the courier still has. */
    open: money,
  })
  .meta({ id: 'ParcelCash' });
export const cashPage = page(parcelCash);
export type CashPageJson = z.infer<typeof cashPage>;

/** An order's parcels, each with what was handed over for it. */
export const cashOfOrder = z.object({
  items: z.array(
    parcelCash
      .extend({ remittances: z.array(z.object({ reference: z.string(), amount: money, fee: money })) })
      .meta({ id: 'OrderParcelCash' }),
  ),
});
export type OrderCashJson = z.infer<typeof cashOfOrder>;

/** What couriers still have, by how long ago they collected it. */
export const cashSummary = z.object({
  items: z.array(
    z
      .object({
        courier: z.string(),
        currency,
        /** Out for delivery, and not collected yet. */
        due: money,
        /** Collected and not handed over: up to 7 days ago, up to 14, and before. */
        week: money,
        fortnight: money,
        older: money,
        /** Of it, what is missing from what was handed over. */
        short: money,
      })
      .meta({ id: 'CourierCash' }),
  ),
});
export type CashSummaryJson = z.infer<typeof cashSummary>;

/** How an order that is paid at the door stands; null in others. */
export const orderCash = z
  .object({ toCollect: money, collected: money, settlement: z.enum(SETTLEMENT_STATUSES).nullable() })
  .meta({ id: 'OrderCash' });
