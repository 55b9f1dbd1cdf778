import type { RequestHandler, Response } from 'express';
import { ulid } from 'ulid';

/** What a caller may name a request: it stands in logs, so that it is short and has no blanks. */
export const REQUEST_ID_PATTERN = /^[\w.:+/=-]{1,100}$/;

const ids = new WeakMap<Response, string>();

/** Names every request, by the caller's own id where it is a sane one, and tells so in the answer. */
export const nameRequests: RequestHandler = (request, response, next) => {
  const given = request.get('X-Request-Id');
  const id = given !== undefined && REQUEST_ID_PATTERN.test(given) ? given : ulid();
  ids.set(response, id);
  response.set('X-Request-Id', id);
  next();
};

/** The name of the request that is answered; undefined before {@link nameRequests} has named it. */
export const requestIdOf = (response: Response): string | undefined => ids.get(response);
