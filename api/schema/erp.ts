import { z } from 'zod';
import { instant } from './primitives';

/** `NOT_CONFIGURED`: the shop has no ERP. `REJECTED`: the ERP refused the order as it stands; a person has to look. */
export const erpPushStatus = z.enum(['NOT_CONFIGURED', 'PENDING', 'SYNCED', 'REJECTED']);

/** How far the ERP is in step with one order. */
const orderErpFields = z.object({
  status: erpPushStatus,
  /** The order's version that the ERP has to have seen, and the newest that it has taken; 0 for none. */
  wantedVersion: z.int(),
  pushedVersion: z.int(),
  /** The ERP's own id of the order; null until it has taken it once. */
  reference: z.string().nullable(),
  /** Calls made since the ERP last fell behind. */
  attempts: z.int(),
  /** Code of the last attempt's failure; null after a success. */
  error: z.string().nullable(),
  lastAttemptAt: instant.nullable(),
  syncedAt: instant.nullable(),
  /** For how long the ERP has been behind, in milliseconds; 0 when it is in step, null when there is none. */
  lagMs: z.int().nullable(),
});
export const orderErp = orderErpFields.meta({ id: 'OrderErp' });
export type OrderErpJson = z.infer<typeof orderErp>;

const syncFigures = {
  /** Of the orders that the ERP was sent in the last `windowHours`, the share whose last attempt it took (0–1); null when it was sent none. */
  successRate: z.number().min(0).max(1).nullable(),
  /** For how long the order that waits longest has been waiting, in milliseconds; 0 when none waits, null when there is no ERP. */
  lagMs: z.int().nullable(),
  /** Orders that the ERP has still to be told of. */
  backlog: z.int(),
  /** Orders that it refused as they stand: each waits for a person. */
  rejected: z.int(),
};

/** How well the ERP and the shop keep in step. The figures at the top are the worst of all entities'. */
export const erpStatus = z.object({
  /** Null: the shop has no ERP. */
  provider: z.string().nullable(),
  windowHours: z.int(),
  ...syncFigures,
  entities: z.array(
    z.object({
      entity: z.enum(['orders']),
      direction: z.enum(['push']),
      ...syncFigures,
      lastSyncedAt: instant.nullable(),
    }),
  ),
  /** Refused orders, those that wait longest first; at most 50. */
  rejections: z.array(
    z.object({ orderId: z.string(), number: z.string(), error: z.string().nullable(), since: instant }),
  ),
});
export type ErpStatusJson = z.infer<typeof erpStatus>;
