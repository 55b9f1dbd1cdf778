import { z } from 'zod';
import { WEBHOOK_ALERTS } from '../../domain/notifications/webhook';
import { instant, page } from './primitives';

/** A vendor's signed event that somebody has to look at. */
const vendorEvent = z.object({
  id: z.string(),
  provider: z.string(),
  /** The vendor's id of it, or a hash of its body. */
  eventId: z.string(),
  /** What the vendor calls it; null where nobody can read it. */
  word: z.string().nullable(),
  alert: z.enum(WEBHOOK_ALERTS),
  /** The order that it names, whether or not there is one. */
  orderId: z.string().nullable(),
  receivedAt: instant,
});
export const vendorEventList = page(vendorEvent);
export type VendorEventListJson = z.infer<typeof vendorEventList>;
