import express, { type Request, type Response, type Router } from 'express';
import { DomainError } from '../../domain/errors';
import type { ReceivedWebhook } from '../../domain/notifications/webhook';
import type { ApiDeps } from '../deps';
import { describe } from '../engine/orderStart';
import { handOn, storeWebhooks, type StoredWebhook } from './webhookInbox';

/** A webhook as it arrived: the raw body is what the signature covers. */
export interface RawWebhook {
  readonly rawBody: Buffer;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The public URL it was sent to, with its query: part of some vendors' signatures. */
  readonly url: string;
}

/** What the API needs of a vendor's adapter: its signature checked, its words in ours. */
export interface WebhookReader {
  readonly provider: string;
  /** @throws an error named `WebhookForged` when the signature, secret or age does not hold. */
  read(webhook: RawWebhook): readonly ReceivedWebhook[];
  /** Headers the vendor wants in the answer. */
  readonly responseHeaders?: Readonly<Record<string, string>>;
}

export const WEBHOOK_SUBJECTS = ['payments', 'couriers', 'messaging'] as const;
export type WebhookSubject = (typeof WEBHOOK_SUBJECTS)[number];

/** Readers by subject and vendor, as in `/webhooks/{subject}/{vendor}`. */
export type WebhookReaders = Readonly<Record<WebhookSubject, Readonly<Record<string, WebhookReader>>>>;

/** SendGrid gathers events until they come to 768 kB. */
const BODY_LIMIT = '1mb';

/**
 * Takes vendors' webhooks: verified over the raw body, stored once, acknowledged, and only then handed on, so
 * that a slow order never makes a vendor send again. What can't be handed on now, the sweeper hands on.
 */
export function createWebhookRouter(deps: ApiDeps): Router {
  const router = express.Router();
  const rawBody = express.raw({ type: () => true, limit: BODY_LIMIT });
  for (const subject of WEBHOOK_SUBJECTS) {
    router.post(`/webhooks/${subject}/:provider`, rawBody, async (request, response) => {
      response.locals['route'] = `/webhooks/${subject}/{provider}`;
      await receive(deps, readerFor(deps, subject, request), request, response);
    });
  }
  return router;
}

function readerFor({ webhooks }: ApiDeps, subject: WebhookSubject, request: Request): WebhookReader {
  const provider = String(request.params['provider']);
  const readers = webhooks[subject];
  const reader = Object.hasOwn(readers, provider) ? readers[provider] : undefined;
  if (!reader) throw new DomainError('not-found', 'No vendor sends webhooks here.');
  return reader;
}

async function receive(
  deps: ApiDeps,
  reader: WebhookReader,
  request: Request,
  response: Response,
): Promise<void> {
  const received = readVerified(deps, reader, request);
  const stored = await storeWebhooks(deps.prisma, reader.provider, received);
  deps.metrics.webhooks.inc({ provider: reader.provider, outcome: 'stored' }, stored.length);
  deps.metrics.webhooks.inc({ provider: reader.provider, outcome: 'known' }, received.length - stored.length);
  response
    .status(200)
    .set(reader.responseHeaders ?? {})
    .json({ received: received.length });
  await handOnAll(deps, stored);
}

function readVerified(
  { settings }: ApiDeps,
  reader: WebhookReader,
  request: Request,
): readonly ReceivedWebhook[] {
  const body: unknown = request.body;
  try {
    return reader.read({
      rawBody: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
      headers: singleHeaders(request),
      url: `${settings.publicUrl}${request.originalUrl}`,
    });
  } catch (error) {
    // By name, not by class: the API knows vendors' adapters by their interface alone.
    if (error instanceof Error && error.name === 'WebhookForged') {
      throw new DomainError('unauthorized', 'The signature does not hold.', {}, { cause: error });
    }
    throw error;
  }
}

function singleHeaders({ headers }: Request): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
}

/** The vendor has its answer: what fails from here on stays in the inbox. */
async function handOnAll(deps: ApiDeps, stored: readonly StoredWebhook[]): Promise<void> {
  for (const webhook of stored) {
    try {
      await handOn(deps, webhook);
    } catch (error) {
      deps.log.info(
        { reason: describe(error), webhookId: String(webhook.id) },
        'webhook left to the sweeper',
      );
    }
  }
}
