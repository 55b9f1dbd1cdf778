import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Actor, Role } from '../../domain/people/actor';
import type { ApiDeps } from '../deps';
import { parseRequest } from './input/parseRequest';
import type { Context, RequestShape } from './request';
import { requestIdOf } from './requestId';
import type { ProblemCode } from './problems';
import type { AnswerHeader } from '../openapi/headers';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** An answer: JSON, or a stream that writes to the response itself. */
export type Reply<Body = unknown> =
  | { readonly status: number; readonly body: Body; readonly headers?: Readonly<Record<string, string>> }
  | { readonly stream: (response: Response) => void | Promise<void> };

/** One answer a route can give, for its documentation and its check in tests. */
export interface ResponseShape {
  readonly description: string;
  /** What the document calls the answer, where many routes give the same. */
  readonly name?: string;
  readonly schema?: z.ZodType;
  readonly contentType?: string;
  /** Headers beside those that every answer has. */
  readonly headers?: readonly AnswerHeader[];
}

interface RouteFacts<Shape extends RequestShape> {
  readonly method: Method;
  /** With parameters in braces, as OpenAPI writes them. */
  readonly path: string;
  /** The operation's name in the documentation and in clients that are made of it: a verb and its object. */
  readonly operation: string;
  readonly summary: string;
  /** The chapter of the documentation. */
  readonly tag: string;
  /** Who may call it. There is no default: a route without roles does not compile. */
  readonly roles: 'public' | readonly Role[];
  readonly request: Shape;
  readonly responses: Readonly<Record<number, ResponseShape>>;
  /** Problems beside those every route has (see `problemResponses.ts`). */
  readonly errors: readonly ProblemCode[];
  /** For a program of its own protocol: it isn't in the OpenAPI document. */
  readonly unlisted?: true;
  /** How often one caller may ask in a minute, where that is less than anything may be asked: it could be guessed at. */
  readonly perMinute?: number;
  /** How large the body may be; the default is 256 kB. */
  readonly bodyLimit?: string;
}

export interface RouteDefinition<Shape extends RequestShape> extends RouteFacts<Shape> {
  handle(context: Context<Shape>): Promise<Reply>;
}

/** Who calls, in which role, and which others their token has. */
export interface Caller {
  readonly actor: Actor;
  readonly roles: readonly Role[];
}

/** What a route is to the router: the same facts, and a handler that checks the raw request first. */
export interface Route extends RouteFacts<RequestShape> {
  readonly id: string;
  run(deps: ApiDeps, caller: Caller, request: Request): Promise<Reply>;
}

/**
 * Makes a route of its description. One object validates, authorises and documents, so that they can't drift.
 * @example
 * defineRoute({ method: 'get', path: '/api/me', operation: 'getMe', roles: ROLES, request: {}, … , handle: async ({ actor }) => … })
 */
export function defineRoute<const Shape extends RequestShape>(definition: RouteDefinition<Shape>): Route {
  const id = `${definition.method.toUpperCase()} ${definition.path}`;
  return {
    ...definition,
    id,
    run: async (deps, caller, request) =>
      definition.handle({
        ...parseRequest(definition.request, request),
        ...caller,
        deps,
        routeId: id,
        requestId: request.res && requestIdOf(request.res),
      }),
  };
}
