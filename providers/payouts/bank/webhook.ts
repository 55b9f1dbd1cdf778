import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { ReceivedWebhook } from '../../../domain/notifications/webhook';
import { jsonOf, unreadable } from '../../signedBody';
import { WebhookForged, type RawWebhook, type WebhookReader } from '../../webhooks';
import { messageOfReport } from '../message';
import { BANK } from './adapter';
import { payment, reportOf } from './words';

const event = z.object({ batch_id: z.string().min(1).max(100), payment });

/** A word from longer ago may have been overheard, and is sent again by somebody else. */
const OLDEST_MS = 5 * 60_000;

/** The bank's webhooks: `X-Bank-Signature` is HMAC-SHA-256 over the time, a dot and the body, as `t=<seconds>,v1=<hex>`. */
export function createBankWebhookReader(
  { webhookSecret }: { readonly webhookSecret: string },
  now: () => number = Date.now,
): WebhookReader {
  return {
    provider: BANK,
    read: (webhook) => {
      verify(webhook, webhookSecret, now());
      return [received(webhook.rawBody)];
    },
  };
}

function verify({ headers, rawBody }: RawWebhook, secret: string, now: number): void {
  const [, time = '', signature = ''] =
    /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(headers['x-bank-signature'] ?? '') ?? [];
  const expected = createHmac('sha256', secret).update(`${time}.`).update(rawBody).digest();
  const given = Buffer.from(signature, 'hex');
  const isFresh = Math.abs(now - Number(time) * 1_000) <= OLDEST_MS;
  if (given.length !== expected.length || !timingSafeEqual(given, expected) || !isFresh)
    throw new WebhookForged('bank: the signature does not hold');
}

function received(rawBody: Buffer): ReceivedWebhook {
  const payload = jsonOf(rawBody);
  const { data } = event.safeParse(payload);
  if (!data) return unreadable(rawBody);
  const report = reportOf(data.batch_id, data.payment);
  const base = { eventId: report.eventId, payload };
  if (!report.isKnown) return { ...base, alert: 'unknown-word' };
  const message = messageOfReport(report);
  return message ? { ...base, message } : base;
}
