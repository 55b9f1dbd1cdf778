import express, { type Request, type Response, type Router } from 'express';
import type { Logger } from 'pino';
import { DomainError, describe } from '../../domain/errors';
import type { ReceivedWebhook } from '../../domain/notifications/webhook';
import { cutText } from '../../domain/text/cutText';
import type { WebhookReader, WebhookReaders } from '../../providers/webhooks';
import type { CommandDeps } from '../commands/sendCommand';
import { HttpProblem } from '../http/problems';
import { refuseMethod } from '../http/refuseMethod';
import type { Metrics } from '../service/metrics';
import { handOn, raiseAlert, storeWebhooks, type StoredWebhook, type WebhookDeps } from './webhookInbox';
import { digest } from '../http/idempotency';
import { isDatabaseAway } from '../../prisma/postgres/databaseAway';

/** What receiving webhooks takes, beside handing them on. */
export interface ReceiverDeps extends WebhookDeps {
  readonly webhooks: WebhookReaders;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly settings: CommandDeps['settings'] & {
    /** Where vendors and browsers reach us, without a slash at the end. */
    readonly publicUrl: string;
  };
}

const refuseOthers = refuseMethod(['POST']);

/** SendGrid gathers events until they come to 768 kB. */
const BODY_LIMIT = '1mb';

/**
 * Takes vendors' webhooks: verified over the raw body, stored once, acknowledged, and only then handed on, so
 * that a slow order never makes a vendor send again. What can't be handed on now, the sweeper hands on.
 */
export function createWebhookRouter(deps: ReceiverDeps): Router {
  const router = express.Router();
  const rawBody = express.raw({ type: () => true, limit: BODY_LIMIT });
  for (const [subject, readers] of Object.entries(deps.webhooks)) {
    router.post(`/webhooks/${subject}/:provider`, rawBody, async (request, response) => {
      response.locals['route'] = `/webhooks/${subject}/{provider}`;
      await receive(deps, readerFor(readers, request), request, response);
    });
    // Who looks whether a vendor's address is there is told that it is.
    router.all(`/webhooks/${subject}/:provider`, (request, response, next) => {
      response.locals['route'] = `/webhooks/${subject}/{provider}`;
      readerFor(readers, request);
      refuseOthers(request, response, next);
    });
  }
  return router;
}

function readerFor(readers: WebhookReaders[string], request: Request): WebhookReader {
  const provider = String(request.params['provider']);
  const reader = Object.hasOwn(readers, provider) ? readers[provider] : undefined;
  if (!reader) throw new DomainError('not-found', 'No vendor sends webhooks here.');
  return reader;
}

async function receive(
  deps: ReceiverDeps,
  reader: WebhookReader,
  request: Request,
  response: Response,
): Promise<void> {
  const received = readVerified(deps, reader, request);
  const stored = await store(deps, reader.provider, request, received);
  deps.metrics.webhooks.inc({ provider: reader.provider, outcome: 'stored' }, stored.length);
  deps.metrics.webhooks.inc({ provider: reader.provider, outcome: 'known' }, received.length - stored.length);
  response
    .status(200)
    .set(reader.responseHeaders ?? {})
    .json({ received: received.length });
  await handOnAll(deps, stored);
}

/** Stores what can be stored of it: what proves its sender is never refused, or its vendor would send it again for ever. */
async function store(
  deps: ReceiverDeps,
  provider: string,
  request: Request,
  received: readonly ReceivedWebhook[],
): Promise<readonly StoredWebhook[]> {
  const stored = await storeWebhooks(deps.prisma, provider, received).catch((error: unknown) => {
    if (isDatabaseAway(error)) throw error;
    deps.log.warn({ reason: describe(error), provider }, 'a webhook could not be stored as it is');
    return storeWebhooks(deps.prisma, provider, [unstorable(request)]);
  });
  const isNew = new Set(stored.map(({ eventId }) => eventId));
  for (const { eventId, alert } of received)
    if (alert && isNew.has(eventId)) raiseAlert(deps, provider, alert);
  return stored;
}

/** Nested deeper than a program or the database can follow, or larger in some other way than anybody would send. */
function unstorable(request: Request): ReceivedWebhook {
  const body = bodyOf(request).toString('utf8');
  return { eventId: digest(body), payload: { unreadable: cutText(body, 10_000) }, alert: 'unreadable' };
}

const bodyOf = ({ body }: Request): Buffer => (Buffer.isBuffer(body) ? body : Buffer.alloc(0));

function readVerified(
  { settings }: ReceiverDeps,
  reader: WebhookReader,
  request: Request,
): readonly ReceivedWebhook[] {
  try {
    return reader.read({
      rawBody: bodyOf(request),
      headers: singleHeaders(request),
      url: `${settings.publicUrl}${request.originalUrl}`,
    });
  } catch (error) {
    // By name, not by class: the API knows vendors' adapters by their interface alone.
    if (error instanceof Error && error.name === 'WebhookForged') {
      throw new HttpProblem('webhook-forged', 'The signature does not hold.', { cause: error });
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
async function handOnAll(deps: ReceiverDeps, stored: readonly StoredWebhook[]): Promise<void> {
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
