import type { RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { DomainError } from '../../domain/errors';
import { callerOf } from '../auth/session';

/**
 * Limits how many requests a minute one caller makes: by token where there is one, by address otherwise. The
 * shop's own checkout speaks for all its customers and is not limited.
 */
export function limitRate(requestsPerMinute: number | undefined): RequestHandler {
  if (requestsPerMinute === undefined) return (_request, _response, next) => next();
  return rateLimit({
    windowMs: 60_000,
    limit: requestsPerMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    skip: (_request, response) => callerOf(response)?.roles.includes('checkout') ?? false,
    keyGenerator: (request, response) => callerOf(response)?.id ?? ipKeyGenerator(request.ip ?? ''),
    handler: (_request, _response, next) => {
      next(
        new DomainError('rate-limited', 'Too many requests; please wait a moment.', {
          retryAfterSeconds: 60,
        }),
      );
    },
  });
}
