import { z } from 'zod';
import { APPROVAL_CAUSES } from '../../../domain/appeasement/appeasement';
import { LEDGER_KINDS } from '../../../domain/ledger/holding';
import { TRANSACTION_KINDS } from '../../../domain/payment/transactions/transaction';
import { CHOICE_WAYS } from '../../../domain/storeCredit/choice';
import { REFUND_METHODS, REFUND_STATUSES } from '../../../domain/refunds/refund';
import { orderParams } from '../order';
import {
  actor,
  anyInstant,
  anyOf,
  givenCurrency,
  instant,
  line,
  listQuery,
  money,
  page,
  prose,
} from '../primitives';

const MOST_LINES = 1_000;

/** Minor units, with their currency or of the order's. */
const givenAmount = z.union([
  z.strictObject({ amount: z.int().min(1), currency: givenCurrency }),
  z.int().min(1),
]);

const refundMethod = z
  .enum(REFUND_METHODS)
  .describe(
    '`original`: the way it was paid; cash: to whom the customer names. `payout`, `manual`: of cash alone. `credit`: where the country allows it and the customer chooses it.',
  )
  .default('original');

const creditChoice = z
  .strictObject({
    how: z.enum(CHOICE_WAYS).exclude(['PAGE']),
    at: anyInstant.describe('Absent: just now.').optional(),
  })
  .describe('How and when the customer has chosen store credit. Needed with `credit`.');

/** `amount`, or `lines` and `shipping`: what pieces and the delivery cost is worked out by the prices at placement. */
export const refundRequest = z
  .strictObject({
    amount: givenAmount.describe('Minor units, of the order’s currency where none is named.').optional(),
    lines: z
      .array(z.strictObject({ id: z.string().min(1).max(40), quantity: z.int().min(1).max(1_000_000) }))
      .min(1)
      .max(MOST_LINES)
      .optional(),
    shipping: z.literal(true).describe('What the delivery cost, once for an order.').optional(),
    reason: prose(200).min(1),
    method: refundMethod,
    choice: creditChoice.optional(),
    notes: prose(2_000).min(1).optional(),
  })
  .meta({ id: 'RefundRequest', examples: [{ lines: [{ id: '1', quantity: 1 }], reason: 'Damaged' }] });

/** What a customer asks to be given back, and why: somebody of the shop decides. */
export const customerRefundRequest = z
  .strictObject({
    amount: refundRequest.shape.amount,
    lines: refundRequest.shape.lines,
    shipping: refundRequest.shape.shipping,
    reason: refundRequest.shape.reason,
    method: refundMethod,
    comment: prose(2_000).min(1).optional(),
  })
  .meta({
    id: 'CustomerRefundRequest',
    examples: [{ lines: [{ id: '1', quantity: 1 }], reason: 'MISSING', comment: 'One was not in the box.' }],
  });

export const approveRefundRequest = z.strictObject({ notes: prose(2_000).min(1).optional() });
export const payOutRefundRequest = z.strictObject({
  reference: line(100).min(1).describe('Of the transfer or the wallet’s payment.'),
});
export const rejectRefundRequest = z.strictObject({ notes: prose(2_000).min(1) });

/** The refund of an order that an address names. */
export const refundParams = orderParams.extend({ refundId: z.string().min(1).max(20) });

const refundedLine = z
  .object({
    lineId: z.string(),
    quantity: z.int(),
    amount: money,
    tax: money.nullable().describe('Of the amount; null: not known.'),
  })
  .meta({ id: 'RefundedLine' });

/** What a refund is for: all of the order, pieces of lines, the delivery, both, an amount, or goodwill. */
export const REFUND_KINDS = [
  'FULL',
  'LINES',
  'SHIPPING',
  'LINES_AND_SHIPPING',
  'AMOUNT',
  'APPEASEMENT',
] as const;

/** Whose wish a refund was: the customer's, the shop's goodwill, or of staff for something that went wrong. */
export const REFUND_ORIGINS = ['CUSTOMER', 'APPEASEMENT', 'STAFF'] as const;

const refundFields = z.object({
  id: z.string(),
  status: z.enum(REFUND_STATUSES),
  amount: money,
  reason: z.string(),
  lines: z.array(refundedLine),
  /** How much of it is for the delivery. */
  shipping: money.nullable(),
  kind: z.enum(REFUND_KINDS),
  origin: z.enum(REFUND_ORIGINS),
  /** Given out of goodwill, for no goods; null: it gives back what something cost. */
  purpose: z.literal('APPEASEMENT').nullable(),
  /** How it goes back. */
  method: z.enum(REFUND_METHODS),
  needsApproval: z.boolean(),
  /** What an appeasement was too much for; empty where that is not said. */
  because: z.array(z.enum(APPROVAL_CAUSES)),
  requestedBy: actor,
  requestedAt: instant,
  /** Until when it has to be there. */
  dueBy: instant,
  /** Whether it is not, and should be by now. */
  overdue: z.boolean(),
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  /** What was written last; `steps` has all of it. */
  notes: z.string().nullable(),
  /** Who asked for it and who decided on it, the oldest first. */
  steps: z.array(
    z.object({
      step: z.enum(['REQUESTED', 'APPROVED', 'REJECTED']),
      by: actor,
      at: instant,
      notes: z.string().nullable(),
    }),
  ),
  /** What is given back of which payment. */
  moves: z.array(
    z.object({
      paymentId: z.string(),
      provider: z.string(),
      amount: money,
      method: z.enum(REFUND_METHODS),
      state: z.enum(['DUE', 'UNKNOWN', 'PENDING', 'DONE', 'FAILED', 'RETRIED', 'WITHDRAWN']),
      /** The gateway's id of the refund. */
      reference: z.string().nullable(),
      /** The gateway's word for why it failed. */
      code: z.string().nullable(),
    }),
  ),
});
const refund = refundFields.meta({ id: 'Refund' });
export type RefundJson = z.infer<typeof refund>;

export const orderRefunds = z.object({
  items: z.array(refund),
  /** What can still be given back. */
  left: money,
  /** What can still be given back of each line, piece by piece, and of the delivery. */
  lines: z.array(z.object({ lineId: z.string(), quantity: z.int() })),
  shipping: money,
});
export type OrderRefundsJson = z.infer<typeof orderRefunds>;

export const refundPreview = z
  .object({
    amount: money,
    lines: z.array(refundedLine),
    shipping: money.nullable(),
    /** What could be given back afterwards. */
    left: money,
    /** Whether somebody else has to approve it. */
    needsApproval: z.boolean(),
    from: z.array(z.object({ paymentId: z.string(), amount: money })),
  })
  .meta({ id: 'RefundPreview' });
export type RefundPreviewJson = z.infer<typeof refundPreview>;

export const refundQuery = listQuery.extend({
  status: anyOf(z.enum(REFUND_STATUSES)).optional(),
  origin: anyOf(z.enum(REFUND_ORIGINS)).optional(),
  method: anyOf(z.enum(REFUND_METHODS)).optional(),
});

const listedRefund = refundFields
  .extend({
    orderId: z.string(),
    orderNumber: z.string(),
    /** Whose order it is; empty where that account has no name. */
    customerName: z.string(),
  })
  .meta({ id: 'ListedRefund', extends: 'Refund' });
export const refundList = page(listedRefund);
export type RefundListJson = z.infer<typeof refundList>;

export const TRANSACTION_STATUSES = ['PENDING', 'SUCCEEDED', 'FAILED'] as const;

export const transaction = z
  .object({
    id: z.string(),
    kind: z.enum(TRANSACTION_KINDS),
    status: z.enum(TRANSACTION_STATUSES),
    amount: money,
    provider: z.string(),
    providerRef: z.string().nullable(),
    code: z.string().nullable(),
    at: instant,
  })
  .meta({ id: 'Transaction' });
export const transactionList = z.object({ items: z.array(transaction) });
export type TransactionListJson = z.infer<typeof transactionList>;

export const transactionFilters = z.strictObject({
  kind: anyOf(z.enum(TRANSACTION_KINDS)).optional(),
  status: anyOf(z.enum(TRANSACTION_STATUSES)).optional(),
  provider: anyOf(line(40)).optional(),
  number: anyOf(line(40)).describe('Order numbers.').optional(),
  providerRef: line(255).optional(),
  from: anyInstant.describe('At this instant or later.').optional(),
  to: anyInstant.describe('Before this instant.').optional(),
});
export const transactionQuery = listQuery.extend(transactionFilters.shape);

const listedTransaction = transaction
  .extend({ orderId: z.string(), orderNumber: z.string() })
  .meta({ id: 'ListedTransaction', extends: 'Transaction' });
export const transactionPage = page(listedTransaction);
export type TransactionPageJson = z.infer<typeof transactionPage>;

/** The order's double-entry ledger: each record goes from one account (`credit`) to another (`debit`). */
export const orderLedger = z.object({
  items: z.array(
    z
      .object({
        version: z.int(),
        kind: z.enum(LEDGER_KINDS),
        debit: z.string(),
        credit: z.string(),
        amount: money,
        at: instant,
      })
      .meta({ id: 'LedgerEntry' }),
  ),
  /** Debits less credits of each account; together they are 0. */
  balances: z.array(z.object({ account: z.string(), amount: money })),
});
export type OrderLedgerJson = z.infer<typeof orderLedger>;
