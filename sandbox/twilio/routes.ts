import { createHmac, randomBytes } from 'node:crypto';
import express, { Router } from 'express';
import { z } from 'zod';
import type { Answer } from '../answer';
import type { SentMessage } from '../messages';
import type { OwnWorld } from '../vendor';
import type { Signer } from '../webhookSender';

export interface TwilioOptions {
  readonly accountSid: string;
  readonly authToken: string;
}

/** Twilio's test numbers, and one of ours that accepts texts and never receives them. */
const INVALID_NUMBER = '+15005550001';
const NO_MOBILE = '+15005550009';
const UNREACHABLE = '+15005550099';

const message = z.object({
  To: z.string(),
  From: z.string(),
  Body: z.string().min(1).max(1600),
  StatusCallback: z.url().optional(),
});
type NewMessage = z.infer<typeof message>;

/** Milliseconds until a text has left, and until it has arrived. */
export interface Latency {
  readonly sentMs: number;
  readonly deliveredMs: number;
}

/** `X-Twilio-Signature`: HMAC-SHA1 over the URL and the sorted parameters with their values. */
export function twilioSigner(authToken: string): Signer {
  return ({ url, body }) => {
    const params = [...new URLSearchParams(body)].sort(([a], [b]) => (a < b ? -1 : 1));
    const signed = url + params.map(([name, value]) => `${name}${value}`).join('');
    return { 'X-Twilio-Signature': createHmac('sha1', authToken).update(signed).digest('base64') };
  };
}

/** Twilio's message API, below `/twilio`. */
export function twilioRoutes(options: TwilioOptions, world: OwnWorld, latency: Latency): Router {
  const router = Router();
  const credentials = Buffer.from(`${options.accountSid}:${options.authToken}`).toString('base64');
  router.use(express.urlencoded({ extended: false, limit: '1mb' }));
  router.post(
    '/2010-04-01/Accounts/:sid/Messages.json',
    world.serve('send', (request) => {
      const known = request.get('authorization') === `Basic ${credentials}`;
      if (!known || request.params['sid'] !== options.accountSid) return refused(401, 20003, 'Authenticate');
      return send(options, request.body, world, latency);
    }),
  );
  return router;
}

function send(
  { accountSid }: TwilioOptions,
  body: unknown,
  { messages, sendWebhook }: OwnWorld,
  latency: Latency,
): Answer {
  const parsed = message.safeParse(body);
  if (!parsed.success) return refused(400, 21602, 'Message body is required.');
  const { data } = parsed;
  if (!/^\+[1-9]\d{6,14}$/.test(data.To) || data.To === INVALID_NUMBER) {
    return refused(400, 21211, `The 'To' number ${data.To} is not a valid phone number.`);
  }
  if (data.To === NO_MOBILE) return refused(400, 21614, `'To' number ${data.To} is not a mobile number.`);
  const sid = `SM${randomBytes(16).toString('hex')}`;
  const status = data.To === UNREACHABLE ? 'undelivered' : 'delivered';
  messages.put(sentMessage(sid, data, status));
  if (data.StatusCallback !== undefined) {
    const report = (word: string): Parameters<OwnWorld['sendWebhook']>[0] =>
      callback(data.StatusCallback ?? '', accountSid, sid, data, word);
    sendWebhook(report('sent'), latency.sentMs);
    sendWebhook(report(status), latency.deliveredMs);
  }
  return { status: 201, body: resource(accountSid, sid, data) };
}

function sentMessage(id: string, { To, From, Body }: NewMessage, status: SentMessage['status']): SentMessage {
  return { id, vendor: 'twilio', to: To, from: From, text: Body, status, sentAt: new Date().toISOString() };
}

function callback(
  url: string,
  accountSid: string,
  sid: string,
  { To, From }: NewMessage,
  status: string,
): Parameters<OwnWorld['sendWebhook']>[0] {
  const body = new URLSearchParams({
    AccountSid: accountSid,
    ApiVersion: '2010-04-01',
    From,
    MessageSid: sid,
    MessageStatus: status,
    SmsSid: sid,
    SmsStatus: status,
    To,
    ...(status === 'undelivered' ? { ErrorCode: '30003' } : {}),
  }).toString();
  return { event: status, url, body, contentType: 'application/x-www-form-urlencoded' };
}

function resource(accountSid: string, sid: string, { To, From, Body }: NewMessage): unknown {
  const now = new Date().toUTCString();
  return {
    account_sid: accountSid,
    api_version: '2010-04-01',
    body: Body,
    date_created: now,
    date_sent: null,
    date_updated: now,
    direction: 'outbound-api',
    error_code: null,
    error_message: null,
    from: From,
    messaging_service_sid: null,
    num_media: '0',
    num_segments: String(Math.ceil(Body.length / 160)),
    price: null,
    price_unit: 'USD',
    sid,
    status: 'queued',
    subresource_uris: {},
    to: To,
    uri: `/2010-04-01/Accounts/${accountSid}/Messages/${sid}.json`,
  };
}

function refused(status: number, code: number, text: string): Answer {
  return {
    status,
    body: { code, message: text, more_info: `https://www.twilio.com/docs/errors/${code}`, status },
  };
}
