import compression from 'compression';
import express, { type ErrorRequestHandler, type Express, type Request, type Response } from 'express';
import { DomainError, describe } from '../domain/errors';
import { allowTemporalUi } from './codec/codecOrigin';
import type { ApiDeps } from './deps';
import { createDocs } from './http/docs';
import { REPLAYED } from './http/idempotency';
import { etagOf } from './orders/orderReads';
import { buildOpenApi } from './openapi/document';
import { toProblem } from './http/problems';
import { RATE_LIMITED_PATHS, limitRate } from './http/rateLimit';
import { observeRequests } from './http/requestLog';
import { nameRequests, requestIdOf } from './http/requestId';
import { createRouter } from './http/router';
import { ROUTES } from './routes';
import { secureHeaders } from './http/secureHeaders';
import { readSession } from './auth/session';
import { createWebhookRouter } from './webhooks/webhooks';
import { servePages } from './http/pages/webPages';

/** The whole HTTP side of the product: routes, webhooks, documentation and the built pages. */
export function createApp(deps: ApiDeps): Express {
  const { settings } = deps;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'simple');
  app.set('trust proxy', settings.trustedProxies);
  app.use(nameRequests);
  app.use(observeRequests(deps));
  app.use(secureHeaders(settings));
  app.use(
    compression({
      filter: (request, response) => !isEventStream(response) && compression.filter(request, response),
    }),
  );
  // Before anything parses a body: signatures cover the raw bytes.
  app.use(createWebhookRouter(deps));
  app.use('/codec', allowTemporalUi(settings));
  app.use([...RATE_LIMITED_PATHS], readSession(deps.authenticate), limitRate(settings.requestsPerMinute));
  app.use(createRouter(deps, ROUTES));
  app.use(createDocs(() => buildOpenApi(ROUTES, settings.publicUrl)));
  if (settings.webRoot) app.use(servePages(settings.webRoot));
  app.use(() => {
    throw new DomainError('not-found', 'There is nothing at this address.');
  });
  app.use(sendProblem(deps));
  return app;
}

function isEventStream(response: Response): boolean {
  return String(response.getHeader('Content-Type')).startsWith('text/event-stream');
}

/** Every fault leaves as a problem; what we did not expect is logged with its stack, and only there. */
function sendProblem({ log }: ApiDeps): ErrorRequestHandler {
  return (error: unknown, request: Request, response: Response, next) => {
    const { retryAfterSeconds, ...problem } = toProblem(error, request.path, requestIdOf(response));
    const route: unknown = response.locals['route'];
    if (problem.status === 503) log.warn({ reason: describe(error), route }, problem.title);
    else if (problem.status >= 500) log.error({ err: error, route }, problem.title);
    if (response.headersSent) return next(error);
    if (problem.revision !== undefined) response.set('ETag', etagOf({ revision: problem.revision }));
    if (error instanceof DomainError && error.extra.replayed) response.set(REPLAYED);
    if (retryAfterSeconds !== undefined) response.set('Retry-After', String(retryAfterSeconds));
    if (problem.status === 401) response.set('WWW-Authenticate', 'Bearer');
    response
      .status(problem.status)
      .set('Cache-Control', 'no-store')
      .type('application/problem+json')
      .send(JSON.stringify(problem));
  };
}
