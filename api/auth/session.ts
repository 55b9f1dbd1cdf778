import type { RequestHandler, Response } from 'express';
import type { Authenticate, Principal } from './principal';

type Session = { readonly principal: Principal | undefined } | { readonly refusal: unknown };

const sessions = new WeakMap<Response, Session>();

/** Verifies the token once a request; what is wrong with it is told only by a route that needs one. */
export function readSession(authenticate: Authenticate): RequestHandler {
  return async (request, response, next) => {
    try {
      sessions.set(response, { principal: await authenticate(request.get('Authorization')) });
    } catch (refusal) {
      sessions.set(response, { refusal });
    }
    next();
  };
}

/**
 * Who the request's token speaks for; undefined without a token.
 * @throws {DomainError} what {@link Authenticate} found wrong with the token.
 */
export function principalOf(response: Response): Principal | undefined {
  const session = sessions.get(response);
  if (session && 'refusal' in session) throw session.refusal;
  return session?.principal;
}

/** The caller, or undefined for one without a valid token. */
export function callerOf(response: Response): Principal | undefined {
  const session = sessions.get(response);
  return session && 'principal' in session ? session.principal : undefined;
}
