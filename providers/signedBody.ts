import { createHash } from 'node:crypto';
import type { ReceivedWebhook } from '../domain/notifications/webhook';
import { cutText } from '../domain/text/cutText';

/** The JSON of a body whose signature holds; undefined when it is none. */
export function jsonOf(rawBody: Buffer): unknown {
  try {
    return JSON.parse(rawBody.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** More of what nobody can read is not kept. */
const MOST_KEPT = 10_000;

/** What a body is kept as that proves its sender and can't be read: a vendor that is refused would send it again for ever. */
export function unreadable(rawBody: Buffer): ReceivedWebhook {
  return {
    eventId: hashOf(rawBody),
    payload: { unreadable: cutText(rawBody.toString('utf8'), MOST_KEPT) },
    alert: 'unreadable',
  };
}

/** Stands in for the id of an event that has none: the same body is the same event. */
export const hashOf = (body: Buffer | string): string => createHash('sha256').update(body).digest('hex');
