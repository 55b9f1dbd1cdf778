import { z } from 'zod';
import { CREDIT_KINDS } from '../../../domain/storeCredit/account';
import { customerId, givenCurrency, instant, money, page, prose } from '../primitives';

export const creditParams = z.object({ customerId: customerId.min(1) });

const account = z
  .object({
    /** What can be spent now. */
    available: money,
    /** Kept for orders that are on their way. */
    reserved: money,
  })
  .meta({ id: 'CreditAccount' });

/** One account for each currency that the customer has ever had credit in. */
export const creditAccounts = z.object({ items: z.array(account) }).meta({ id: 'CreditAccounts' });
export type CreditAccountsJson = z.infer<typeof creditAccounts>;

const entry = z
  .object({
    key: z.string(),
    kind: z.enum(CREDIT_KINDS),
    amount: money,
    /** What it changes of what can be spent: below 0, it takes something away. */
    change: money,
    orderId: z.string().nullable(),
    orderNumber: z.string().nullable(),
    /** Why finance has changed it. */
    reason: z.string().nullable(),
    at: instant,
  })
  .meta({ id: 'CreditEntry' });
export const creditEntries = page(entry).meta({ id: 'CreditEntryList' });
export type CreditEntriesJson = z.infer<typeof creditEntries>;

const MOST = 1_000_000_000;

export const creditAdjustment = z
  .strictObject({
    change: z
      .strictObject({ amount: z.int().min(-MOST).max(MOST), currency: givenCurrency })
      .describe('Minor units; below 0: less.'),
    expired: z.literal(true).describe('It has lapsed; only of what is taken away.').optional(),
    reason: prose(500).min(1),
  })
  .meta({
    id: 'CreditAdjustment',
    examples: [{ change: { amount: -5_000, currency: 'BDT' }, reason: 'Given twice by mistake' }],
  });
export type CreditAdjustmentJson = z.input<typeof creditAdjustment>;
