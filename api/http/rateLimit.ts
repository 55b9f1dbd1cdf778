import type { RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { DomainError } from '../../domain/errors';
import { callerOf } from '../auth/session';

/** Where requests are counted. */
export const RATE_LIMITED_PATHS = ['/api', '/auth', '/codec'] as const;

export const isRateLimited = (path: string): boolean =>
  RATE_LIMITED_PATHS.some((prefix) => path.startsWith(`${prefix}/`));

/** How many requests a minute one caller may make. */
export interface RequestsPerMinute {
  /** The shop's own backend, which speaks for all its customers. */
  readonly checkout: number;
  readonly others: number;
}

/**
 * Limits how many requests a minute one caller makes: by the id in a token where there is one, by address otherwise. The two
 * are counted apart, since an id may look like an address.
 */
export function limitRate(limits: RequestsPerMinute | undefined): RequestHandler {
  if (limits === undefined) return (_request, _response, next) => next();
  return rateLimit({
    windowMs: 60_000,
    limit: (_request, response) => (isCheckout(response) ? limits.checkout : limits.others),
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: (request, response) => {
      const id = callerOf(response)?.id;
      if (id === undefined) return `address ${ipKeyGenerator(request.ip ?? '')}`;
      return `${isCheckout(response) ? 'checkout' : 'caller'} ${id}`;
    },
    handler: (_request, _response, next) => {
      next(
        new DomainError('rate-limited', 'Too many requests; please wait a moment.', {
          retryAfterSeconds: 60,
        }),
      );
    },
  });
}

const isCheckout = (response: Response): boolean => callerOf(response)?.roles.includes('checkout') ?? false;
