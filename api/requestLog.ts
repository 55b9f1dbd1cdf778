import type { RequestHandler } from 'express';
import type { ApiDeps } from './deps';

/**
 * Measures and logs every request by its route template: neither query strings nor bodies nor the ids in a path,
 * because all of them may hold what is personal.
 */
export function observeRequests({ metrics, log }: Pick<ApiDeps, 'metrics' | 'log'>): RequestHandler {
  return (request, response, next) => {
    const startedAt = process.hrtime.bigint();
    response.on('close', () => {
      const seconds = Number(process.hrtime.bigint() - startedAt) / 1e9;
      const route = String(response.locals['route'] ?? 'other');
      const { method } = request;
      const status = response.statusCode;
      metrics.httpDuration.observe({ method, route, status: String(status) }, seconds);
      log[status >= 500 ? 'error' : 'debug'](
        { method, route, status, ms: Math.round(seconds * 1_000) },
        'request',
      );
    });
    next();
  };
}
