import { z } from 'zod';
import type { Actor, Role } from '../../domain/people/actor';
import type { ApiDeps } from '../deps';

/** What a route takes; everything that is named here is checked before `handle` runs. */
export interface RequestShape {
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** The body is a file of one of these media types; what it really is `handle` finds out. */
  readonly file?: readonly string[];
  /** `required`: the caller names the act, so that a repeat is recognised. */
  readonly idempotencyKey?: 'required' | 'optional';
  /** The caller may say which revision of what it changes the request is about; `required`: it has to. */
  readonly ifMatch?: true | 'required';
  /** The caller may say what it has of a stream. */
  readonly lastEventId?: true;
}

/** The query of what takes no parameters. */
export const NO_PARAMETERS = z.strictObject({});

/** Whether everything in a body may be left out, and so the body itself. */
export const mayBeAbsent = (body: z.ZodType): boolean => body.safeParse({}).success;

export type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** What a handler gets: a checked request, who asks, and the parts of the system. */
export interface Context<Shape extends RequestShape> {
  readonly deps: ApiDeps;
  readonly actor: Actor;
  /** All that the token allows; `actor` has the one role used here. */
  readonly roles: readonly Role[];
  readonly params: Parsed<Shape['params']>;
  readonly query: Parsed<Shape['query']>;
  readonly body: Parsed<Shape['body']>;
  /** The body of a route that takes a file. */
  readonly file: Shape['file'] extends readonly string[] ? Buffer : undefined;
  /** The body as it was sent: what an idempotency key stands for, whatever defaults a schema adds later. */
  readonly rawBody: unknown;
  readonly idempotencyKey: string | undefined;
  /** The revisions that the caller takes what it changes to be at; undefined: whichever it is. */
  readonly ifMatch: readonly number[] | undefined;
  readonly lastEventId: string | undefined;
  /** The answer's `X-Request-Id`. */
  readonly requestId: string | undefined;
  /** Method and path template: part of what an idempotency key is unique in. */
  readonly routeId: string;
}
