import type { RequestHandler } from 'express';
import { HttpProblem } from './problems';

/** Answers 405, with the methods that an address does take. */
export function refuseMethod(methods: readonly string[]): RequestHandler {
  const allowed = methods.join(', ');
  return (request, response) => {
    response.set('Allow', allowed);
    throw new HttpProblem('method-not-allowed', `${request.method} is not among ${allowed}.`);
  };
}
