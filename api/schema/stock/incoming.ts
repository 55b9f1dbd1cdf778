import { z } from 'zod';
import { day, instant, line, listQuery, page, sku } from '../primitives';

/** `EXPECTED` until all has come, or no more is to come. */
export const INCOMING_STATES = ['EXPECTED', 'RECEIVED', 'CANCELLED'] as const;

const MOST_PIECES = 10_000_000;
const pieces = z.int().min(1).max(MOST_PIECES);
const reference = line(100).min(1);

/** Pieces that a supplier is to bring. `Idempotency-Key` makes it one, however often it is sent. */
export const incomingRequest = z.strictObject({
  sku: sku.min(1),
  warehouse: line(40).default('main'),
  quantity: pieces,
  expectedOn: day.describe('A day of the shop’s, today or later.'),
  reference: reference.describe('Such as the number of your order.').optional(),
});

export type IncomingRequestJson = z.input<typeof incomingRequest>;

/** What has changed of it; what isn't named stays. */
export const incomingChange = z
  .strictObject({
    quantity: pieces.describe('In all, with what has come.').optional(),
    expectedOn: day.optional(),
    reference: reference.nullable().optional(),
    cancelled: z.literal(true).describe('No more is to come.').optional(),
  })
  .refine((change) => Object.keys(change).length > 0, 'Say what has changed.');

export type IncomingChangeJson = z.input<typeof incomingChange>;

/** Pieces of it that have come. */
export const incomingReceipt = z.strictObject({ quantity: pieces });

export const incomingParams = z.object({ id: z.string() });

export const incomingQuery = listQuery.extend({
  q: line(100).describe('Part of a SKU, a name, a variant or a reference, in capitals or not.').optional(),
  state: z.enum(['open', 'closed']).describe('What is still to come, or what no longer is.').default('open'),
});

const incomingFields = z.object({
  id: z.string(),
  sku: z.string(),
  name: z.string(),
  variant: z.string().nullable(),
  warehouse: z.string(),
  quantity: z.int(),
  received: z.int().describe('Pieces of it that have come.'),
  expectedOn: day,
  overdue: z.boolean().describe('Its day is over and not all has come.'),
  reference: z.string().nullable(),
  state: z.enum(INCOMING_STATES),
  createdAt: instant,
});
export const incoming = incomingFields.meta({ id: 'IncomingStock' });
export type IncomingJson = z.infer<typeof incoming>;

export const incomingList = page(incoming);
export type IncomingListJson = z.infer<typeof incomingList>;
