import express, {
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
  type Router,
} from 'express';
import { concernsOrder } from '../../observability/logs/logContext';
import { present } from '../../domain/present';
import { authorize } from '../auth/auth';
import type { ApiDeps } from '../deps';
import { limitRate } from './rateLimit';
import { isOrderId } from '../placing/identifiers';
import { readJson } from './input/readJson';
import { refuseMethod } from './refuseMethod';
import type { Caller, Reply, Route } from './route';
import { principalOf } from '../auth/session';

/** Acts for nobody: what a public route's handler sees. */
const ANONYMOUS: Caller = { actor: { id: 'anonymous', role: 'customer' }, roles: [] };

/**
 * Serves routes: authorises before a body is read, so that only those who may call a path can make us parse for
 * it, then checks the request and answers. A path that is known by another method answers 405.
 */
export function createRouter(deps: ApiDeps, routes: readonly Route[]): Router {
  // One spelling of each path: a proxy that hides "/metrics" has hidden it.
  const router = express.Router({ strict: true, caseSensitive: true });
  // "orders/counts" must be tried before "orders/{id}".
  const sorted = [...routes].sort((a, b) => parameterCount(a) - parameterCount(b));
  for (const route of sorted) {
    router[route.method](
      expressPath(route.path),
      nameRoute(route.path),
      guard(route),
      ...ownLimit(deps, route),
      ...(route.method === 'get' ? [] : [readBody(route)]),
      answer(deps, route),
    );
  }
  for (const path of new Set(sorted.map((route) => route.path))) {
    const routesHere = sorted.filter((route) => route.path === path);
    router.all(expressPath(path), refuseMethod(routesHere.map(({ method }) => method.toUpperCase())));
  }
  return router;
}

/** A file as it is, of whatever type its sender says; else JSON. */
const readBody = ({ request, bodyLimit }: Route): RequestHandler =>
  request.file ? express.raw({ type: () => true, ...present({ limit: bodyLimit }) }) : readJson(bodyLimit);

function parameterCount(route: Route): number {
  return route.path.split('{').length;
}

/** OpenAPI's `{id}` as Express' `:id`. */
function expressPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}

/** Logs, metrics and traces know a request by its route, and by the order that it is about. */
function nameRoute(path: string): RequestHandler {
  return (request, response, next) => {
    response.locals['route'] = path;
    const id = request.params['id'];
    if (path.includes('/orders/{id}') && typeof id === 'string' && isOrderId(id)) concernsOrder(id);
    next();
  };
}

const ownLimit = ({ settings }: ApiDeps, { perMinute }: Route): readonly RequestHandler[] =>
  perMinute === undefined || settings.requestsPerMinute === undefined
    ? []
    : [limitRate({ checkout: perMinute, others: perMinute })];

function guard(route: Route): RequestHandler {
  return (_request, response, next) => {
    callerFor(route, response);
    next();
  };
}

function callerFor(route: Route, response: Response): Caller {
  if (route.roles === 'public') return ANONYMOUS;
  const principal = principalOf(response);
  return { actor: authorize(principal, route.roles), roles: principal?.roles ?? [] };
}

function answer(deps: ApiDeps, route: Route): RequestHandler {
  return async (request: Request, response: Response, _next: NextFunction) => {
    const reply = await route.run(deps, callerFor(route, response), request);
    if ('stream' in reply) {
      await reply.stream(response);
      endWithToken(response);
      return;
    }
    if (deps.settings.checkResponses) checkReply(route, reply);
    send(response, reply);
  };
}

/** The longest that a timer runs. */
const LONGEST_MS = 2 ** 31 - 1;

/** A stream ends when its token does: who may go on listening comes back with another one. */
function endWithToken(response: Response): void {
  const principal = principalOf(response);
  if (!principal || response.destroyed) return;
  const timer = setTimeout(() => response.end(), Math.min(principal.expiresAt - Date.now(), LONGEST_MS));
  response.on('close', () => clearTimeout(timer));
}

function send(response: Response, reply: Exclude<Reply, { stream: unknown }>): void {
  response.status(reply.status).set(reply.headers ?? {});
  // An ETag of ours names a revision, for edits. "Not modified" by it would keep back what happened since.
  delete response.req.headers['if-none-match'];
  // What one caller may see, no shared cache may keep.
  if (!response.getHeader('Cache-Control')) response.set('Cache-Control', 'no-store');
  if (typeof reply.body === 'string') response.send(reply.body);
  else response.json(reply.body);
}

/** A documented answer that we don't give is a fault like any other. */
function checkReply(route: Route, reply: Exclude<Reply, { stream: unknown }>): void {
  const documented = route.responses[reply.status];
  if (!documented) throw new Error(`${route.id} answers ${reply.status}, which it doesn't document`);
  // What the client sees is the JSON, not the object.
  if (documented.schema) documented.schema.parse(JSON.parse(JSON.stringify(reply.body)));
}
