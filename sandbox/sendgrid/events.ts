import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  type KeyObject,
} from 'node:crypto';
import { loadOrCreate } from '../keyFile';
import type { OwnWorld } from '../vendor';
import type { Signer } from '../webhookSender';

const GATHER_MS = 250;
const MOST_PER_REQUEST = 200;

/** SendGrid's event about one email; the sender's custom arguments stand beside its own fields. */
export type MailEvent = Readonly<Record<string, string | number>>;

export interface EventPoster {
  /** Posts the event with others that happen about the same time, as SendGrid does. */
  post(event: MailEvent): void;
  close(): void;
}

export function createEventPoster({ sendWebhook, webhookTarget }: OwnWorld): EventPoster {
  let gathered: MailEvent[] = [];
  let timer: NodeJS.Timeout | undefined;
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (gathered.length === 0) return;
    const body = JSON.stringify(gathered);
    const event = String(gathered.at(-1)?.['event']);
    gathered = [];
    const url = `${webhookTarget}/webhooks/messaging/sendgrid`;
    sendWebhook({ event, url, body, contentType: 'application/json' });
  };
  return {
    post: (event) => {
      gathered.push(event);
      if (gathered.length >= MOST_PER_REQUEST) flush();
      else timer ??= setTimeout(flush, GATHER_MS);
    },
    close: flush,
  };
}

export function mailEvent(event: string, email: string, messageId: string, args: MailEvent): MailEvent {
  return {
    ...args,
    email,
    event,
    timestamp: Math.floor(Date.now() / 1000),
    'smtp-id': `<${messageId}@sendgrid.example>`,
    sg_event_id: randomBytes(16).toString('base64url'),
    sg_message_id: `${messageId}.recvd-1`,
    ...(event === 'bounce' ? { type: 'bounce', reason: '550 5.1.1 The email account does not exist.' } : {}),
    ...(event === 'dropped' ? { reason: 'Bounced Address' } : {}),
  };
}

export interface EventKey {
  readonly signer: Signer;
  /** Base64 DER, as SendGrid shows it. */
  readonly publicKey: string;
}

/** The account's key, made once and kept: events are signed by ECDSA over the time and the body. */
export function eventKey(file: string | undefined): EventKey {
  const key = createPrivateKey(loadOrCreate(file, newKey));
  const der = createPublicKey(key).export({ type: 'spki', format: 'der' });
  return { signer: signerOf(key), publicKey: der.toString('base64') };
}

function newKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function signerOf(key: KeyObject): Signer {
  return ({ body }) => {
    const timestamp = String(Math.floor(Date.now() / 1000));
    return {
      'X-Twilio-Email-Event-Webhook-Timestamp': timestamp,
      'X-Twilio-Email-Event-Webhook-Signature': sign(
        'sha256',
        Buffer.from(`${timestamp}${body}`),
        key,
      ).toString('base64'),
    };
  };
}
