import { z } from 'zod';
import { CHANNEL_NAMES } from '../../domain/notifications/channels';
import { COMMANDS } from '../../domain/commands';
import { CORRECTABLE } from '../../domain/delivery/correction';
import { SETTABLE_STATUSES } from '../../domain/order/status';
import { NOTIFICATION_STATUSES } from '../../domain/notifications/notifications';
import { HOLD_KEY } from '../../domain/holds/hold';
import { HOLD_DEFAULTS, HOLD_REASONS, BLOCKABLES, holdRow } from '../../domain/holds/reasons';
import { hold, order, orderFilters, orderStatus, orderSummary, paymentStatus } from './order';
import {
  actor,
  anyInstant,
  anyOf,
  customerId,
  day,
  givenCurrency,
  holdReason,
  instant,
  line,
  listQuery,
  money,
  page,
  prose,
  role,
  sku,
  wholeNumber,
} from './primitives';

import { forecast } from './stock/promise';
import { scans } from './stock/serials';

/** A day in the shop's time zone, or an instant. A `+` that isn't encoded arrives as a blank. */
const dayOrInstant = z.preprocess(
  (text) => (typeof text === 'string' ? text.replace(/ (?=\d\d:\d\d$)/, '+') : text),
  z.union([day, anyInstant], 'a day such as "2026-11-26", or an RFC 3339 instant, of the years 1970 to 9999'),
);

const MOST = 2 ** 31 - 1;

export const adminOrderQuery = listQuery.extend({
  ...orderFilters,
  paymentStatus: anyOf(paymentStatus).optional(),
  q: line(100)
    .describe(
      'Part of an order number, id or customer id, or of the name, email or phone of customer or recipient.',
    )
    .optional(),
  customerId: customerId.optional(),
  hold: z
    .enum(['true', 'false', ...HOLD_REASONS])
    .describe('`true`: only orders that wait for a person; or the reason they wait for.')
    .optional(),
  unpaid: z.literal('true').describe('Only open orders that are delivered and not paid.').optional(),
  overpaid: z.literal('true').describe('Only orders with money that no goods stand for.').optional(),
  sku: sku.optional(),
  courier: line(40).optional(),
  from: dayOrInstant
    .describe('Placed at this instant or later; or on this day of the shop or later.')
    .optional(),
  to: dayOrInstant.describe('Placed before this instant; or on this day of the shop or earlier.').optional(),
  minTotal: wholeNumber(-MOST, MOST).describe('Minor units.').optional(),
  maxTotal: wholeNumber(-MOST, MOST).describe('Minor units.').optional(),
  sort: z.enum(['-createdAt', 'createdAt', '-total', 'total', 'updatedAt']).default('-createdAt'),
});
type AdminOrderFilters = z.output<typeof adminOrderQuery>;
type OneOf<Value> = Value extends readonly (infer Item)[] ? Item : Value;

/** The filters as a page keeps them: one value of each, any of them absent. */
export type AdminOrderQueryJson = {
  readonly [Name in keyof AdminOrderFilters]?: OneOf<AdminOrderFilters[Name]> | undefined;
};

/** The filters that hold for each of the counts: those by which it counts are left out. */
export const adminCountQuery = adminOrderQuery.omit({
  status: true,
  hold: true,
  sort: true,
  cursor: true,
  limit: true,
});

export const statusCounts = z.object({
  counts: z.array(z.object({ status: orderStatus, count: z.int() })),
  total: z.int(),
  held: z.int(),
});
export type StatusCountsJson = z.infer<typeof statusCounts>;

export const adminOrder = order
  .extend({
    holds: z.array(
      hold.extend({
        reason: holdReason,
        owner: role,
        /** What was written when it was put. */
        notes: z.string().optional(),
        /** Whether its end is past and it stands all the same: a person has to see to it. */
        overdue: z.boolean(),
        /** Whether the caller may release it. */
        mayRelease: z.boolean(),
        /** Whether its release takes `notes`: the goods are out, and their money is not there. */
        releaseNeedsNotes: z.boolean(),
      }),
    ),
    risk: z
      .object({
        score: z.int(),
        reasons: z.array(z.string()),
        /** What of the delivery was corrected since it was assessed. */
        correctedSince: z.array(z.enum(CORRECTABLE)),
      })
      .nullable(),
    forecast: forecast.nullable(),
    /** Whether lines that ask for serial numbers can't be packed without. */
    serialsRequired: z.boolean(),
    allowedStatuses: z.array(z.enum(SETTABLE_STATUSES)),
    placedBy: z.string(),
    customer: z.object({
      id: z.string(),
      name: z.string().nullable(),
      email: z.string().nullable(),
      phone: z.string().nullable(),
      guest: z.boolean(),
      orderCount: z.int(),
    }),
    /** The execution in the Temporal Web UI; null while the order waits to be started. */
    workflow: z.object({ id: z.string(), url: z.string().nullable(), startedAt: instant.nullable() }),
  })
  .meta({ id: 'AdminOrder', extends: 'Order', description: 'An order with what only staff see.' });
export type AdminOrderJson = z.infer<typeof adminOrder>;

/** A row of the back office's list: what tells one order from the next at a glance. */
const adminOrderSummary = orderSummary
  .extend({
    /** Where the parcel goes. */
    city: z.string(),
    /** Who is rung about the parcel: its recipient, or else the buyer. */
    phone: z.string().nullable(),
    /** What stands first in the order; null for one without lines. */
    firstItem: z.object({ name: z.string(), variant: z.string().nullable(), quantity: z.int() }).nullable(),
    lineCount: z.int(),
  })
  .meta({ id: 'AdminOrderSummary', extends: 'OrderSummary' });
export type AdminOrderSummaryJson = z.infer<typeof adminOrderSummary>;
export const adminOrderList = page(adminOrderSummary).meta({ id: 'AdminOrderList' });
export type AdminOrderListJson = z.infer<typeof adminOrderList>;

export const setStatusRequest = z.strictObject({
  status: orderStatus,
  /** Why; for DELIVERED the proof or the reason, for CANCELLED the reason. */
  notes: prose(2_000).min(1).optional(),
  /** With READY: what was scanned of the pieces that are packed. */
  serials: scans.optional(),
});

export const historyEntry = z.object({
  id: z.string(),
  from: orderStatus.nullable(),
  to: orderStatus,
  timestamp: instant,
  userId: z.string(),
  notes: z.string().nullable(),
  automated: z.boolean(),
});
export const history = z.array(historyEntry.meta({ id: 'StatusTransition' }));
export type HistoryJson = z.infer<typeof history>;

export const noteRequest = z.strictObject({
  body: prose(4_000).min(1),
  visibility: z.enum(COMMANDS.addNote.shape.visibility.oneOf).default('staff'),
});
const noteFields = z.object({
  id: z.string(),
  body: z.string(),
  visibility: z.string(),
  author: actor,
  createdAt: instant,
});
export const note = noteFields.meta({ id: 'Note' });
export type NoteJson = z.infer<typeof note>;
export const noteList = z.object({ items: z.array(note) });

export const reviewRequest = z.strictObject({
  decision: z.enum(COMMANDS.decideReview.shape.decision.oneOf),
  notes: prose(2_000).min(1).optional(),
});
/** Lets a held order go on: what failed is tried again. Fraud reviews are decided, not released. */
export const releaseRequest = z.strictObject({
  reason: z.enum(COMMANDS.release.shape.reason.oneOf),
  notes: prose(2_000).min(1).optional(),
});
/**
 * Puts a hold; `blocks` says what it keeps from happening, by default that goods leave the shelf or the house. Without `until`
 * it stands until somebody releases it.
 */
const putHold = z.strictObject({
  reason: z.enum(COMMANDS.hold.shape.reason.oneOf).default('MANUAL'),
  blocks: z
    .array(z.enum(BLOCKABLES))
    .min(1)
    .max(BLOCKABLES.length)
    .refine((blocks) => new Set(blocks).size === blocks.length, 'Name each once.')
    .default(BLOCKABLES.filter((what) => holdRow('MANUAL').blocks.includes(what))),
  /** The caller's own name for it; absent: we give it one. */
  key: z.string().regex(HOLD_KEY).optional(),
  /** When it ends by itself: ahead, by 366 days at most. */
  until: anyInstant.optional(),
  /** What happens at `until` if nobody releases it before; with `until` alone. */
  default: z.enum(HOLD_DEFAULTS).optional(),
  notes: prose(2_000).min(1).optional(),
  note: prose(2_000)
    .min(1)
    .meta({ deprecated: true, description: 'The earlier name of `notes`.' })
    .optional(),
});
export const holdRequest = putHold
  .refine((put) => (put.until === undefined) === (put.default === undefined), {
    path: ['default'],
    message: 'Give `until` and `default` together, or neither.',
  })
  .refine(({ notes, note }) => notes === undefined || note === undefined, {
    path: ['note'],
    message: 'Give `notes` alone: `note` is its earlier name.',
  });
export const releaseHoldRequest = z.strictObject({ notes: prose(2_000).min(1).optional() });

export const reopenRequest = z.strictObject({ reason: prose(500).min(1) });
export const deliverRequest = z.strictObject({ proof: prose(500).min(1) });
export const failDeliveryRequest = z.strictObject({ reason: prose(500).min(1) });

const notificationFields = z.object({
  id: z.string(),
  kind: z.string(),
  channel: z.enum(CHANNEL_NAMES),
  /** Masked: enough to recognise, too little to use. */
  recipient: z.string(),
  status: z.enum(NOTIFICATION_STATUSES),
  /** Why it failed or was not sent: the vendor's code, or ours. */
  error: z.string().nullable(),
  /** The vendor's newest word about it. */
  vendorStatus: z.string().nullable(),
  queuedAt: instant,
  sentAt: instant.nullable(),
  deliveredAt: instant.nullable(),
  /** What it said, as its vendor was given it; null for one that was never handed over. */
  text: z.string().nullable(),
  /** Of an email. */
  subject: z.string().nullable(),
});
export const notification = notificationFields.meta({ id: 'Notification' });
export const notificationList = z.object({ items: z.array(notification) });
export type NotificationListJson = z.infer<typeof notificationList>;

const unitPrice = z.int().describe('Minor units of the credit’s currency.');
const pendingCredit = z.strictObject({
  id: z.string().min(1).max(64),
  customerId: customerId.nullable(),
  /** What is owed to the customer, in minor units. */
  amount: z.int().min(0).max(2_000_000_000),
  currency: givenCurrency,
  lines: z
    .array(
      z.strictObject({
        sku,
        quantity: z.int(),
        unitPrice,
        name: line(200),
      }),
    )
    .max(1_000),
  issuedAt: anyInstant,
});
export const pendingCreditsRequest = z.strictObject({ credits: z.array(pendingCredit).min(1).max(5_000) });
export const pendingCreditsResult = z.object({ recorded: z.int(), known: z.int() });
/** As they were imported. */
export const creditLines = z.array(
  z.object({ sku: z.string(), quantity: z.int(), unitPrice, name: z.string() }),
);
export const pendingCreditList = page(
  z
    .object({
      id: z.string(),
      customerId: z.string().nullable(),
      amount: money,
      lines: creditLines,
      issuedAt: instant,
    })
    .meta({ id: 'Credit' }),
).extend({
  /** Of all credits, whatever page this is. */
  count: z.int(),
  /** What they come to, in each currency. */
  totals: z.array(money),
});
export type PendingCreditListJson = z.infer<typeof pendingCreditList>;
