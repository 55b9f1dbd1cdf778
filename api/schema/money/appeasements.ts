import { z } from 'zod';
import { GOODWILL_METHODS } from '../../../domain/appeasement/appease';
import { APPEASEMENT_REASONS, APPROVAL_CAUSES } from '../../../domain/appeasement/appeasement';
import { REFUND_METHODS, REFUND_STATUSES } from '../../../domain/refunds/refund';
import { day, givenCurrency, money, prose } from '../primitives';

const MOST = 1_000_000_000;

const amount = z.union([
  z.strictObject({ amount: z.int().min(1).max(MOST), currency: givenCurrency }),
  z.int().min(1).max(MOST),
]);

export const appeasementRequest = z
  .strictObject({
    amount: amount.describe('Minor units, of the order’s currency where none is named.'),
    reason: z.enum(APPEASEMENT_REASONS),
    notes: prose(2_000).min(1).describe('Needed with the reason `OTHER`.').optional(),
    method: z.enum(GOODWILL_METHODS).describe('The way it was paid, or store credit.').default('original'),
  })
  .meta({ id: 'AppeasementRequest', examples: [{ amount: 20_000, reason: 'LATE' }] });

/** What may still be given without anybody else's word, of each thing that it counts against. */
const left = z
  .object({
    /** The agent's today. */
    budget: money,
    /** The customer's, and that of the phone, within the time of the limits. */
    customer: money,
    phone: money,
    /** What may be given in one go, however much is left; null: as much as is left. */
    atOnce: money.nullable(),
    /** What was paid for the order and has not gone back. */
    order: money,
  })
  .meta({ id: 'AppeasementsLeft' });
const because = z.array(z.enum(APPROVAL_CAUSES)).describe('What it is too much for.');

export const goodwillLeft = z
  .object({
    left,
    /** What the caller may give on one of the shop’s days in all. */
    budgetOfDay: money,
  })
  .meta({ id: 'GoodwillLeft' });
export type GoodwillLeftJson = z.infer<typeof goodwillLeft>;

export const appeasementPreview = z
  .object({ amount: money, needsApproval: z.boolean(), because, left })
  .meta({ id: 'AppeasementPreview' });
export type AppeasementPreviewJson = z.infer<typeof appeasementPreview>;

export const appeasement = z
  .object({
    refundId: z.string(),
    status: z.enum(REFUND_STATUSES),
    amount: money,
    method: z.enum(REFUND_METHODS),
    /** Somebody of finance has to approve it before anything moves. */
    needsApproval: z.boolean(),
    because,
    /** What is left after it. */
    left,
  })
  .meta({ id: 'Appeasement' });
export type AppeasementJson = z.infer<typeof appeasement>;

export const budgetQuery = z.strictObject({ day: day.describe('The shop’s; absent: today.').optional() });

export const appeasementBudgets = z
  .object({
    /** The shop's. */
    day: z.string(),
    /** Who has given on that day, whoever gave most of their budget first. */
    agents: z.array(
      z.object({
        agentId: z.string(),
        role: z.string(),
        count: z.int(),
        used: money,
        /** What somebody of that role may give on one day. */
        budget: money,
      }),
    ),
    /** Who has got goodwill within `capDays`, whoever got most of their cap first; twenty at most. */
    customers: z.array(z.object({ customerId: z.string(), name: z.string(), got: money, cap: money })),
    capDays: z.int(),
  })
  .meta({ id: 'AppeasementBudgets' });
export type AppeasementBudgetsJson = z.infer<typeof appeasementBudgets>;
