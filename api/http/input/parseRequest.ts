import type { Request } from 'express';
import { z } from 'zod';
import { DomainError, type RequestFault } from '../../../domain/errors';
import { isStorable } from '../../../prisma/postgres/storableText';
import { readIfMatch } from './ifMatch';
import { MOST_LEVELS } from './mostLevels';
import { HttpProblem, invalidAll, invalidHeader, jsonPointer, malformed } from '../problems';
import { isRateLimited } from '../rateLimit';
import { NO_PARAMETERS, mayBeAbsent, type Context, type RequestShape } from '../request';

type RequestParts<Shape extends RequestShape> = Pick<
  Context<Shape>,
  'params' | 'query' | 'body' | 'file' | 'rawBody' | 'idempotencyKey' | 'ifMatch' | 'lastEventId'
>;

/** Where a fault is, by the path that the schema gives it. */
type Place = (path: readonly PropertyKey[]) => { readonly pointer: string } | { readonly parameter: string };

const IN_BODY: Place = (path) => ({ pointer: jsonPointer(path) });
const IN_PARAMETER: Place = ([name]) => ({ parameter: String(name) });

/**
 * Checks every named part of a request against its schema. What no schema names is refused, too: it would be lost.
 * @throws {DomainError} `validation` with the place of each fault, `idempotency-key-missing`.
 * @throws {HttpProblem} when the body is not JSON, or holds text that no database keeps.
 */
export function parseRequest<Shape extends RequestShape>(
  shape: Shape,
  request: Request,
): RequestParts<Shape> {
  const file = shape.file && fileOf(request);
  const body: unknown = shape.file ? undefined : (request.body ?? absentBody(shape, request));
  if (shape.body && body === undefined) refuseMissingBody(request);
  refuseUnstorable(body);
  const faults: RequestFault[] = misencodedParameters(request).map((name) => ({
    ...IN_PARAMETER([name]),
    detail: MISENCODED,
  }));
  const parts = {
    params: parsePart(shape.params, request.params, IN_PARAMETER, faults),
    query: parsePart(querySchema(shape, request), withoutEmpty(request.query), IN_PARAMETER, faults),
    body: parsePart(shape.body ?? NOTHING, body, IN_BODY, faults),
    file,
    rawBody: shape.body && body,
    idempotencyKey: shape.idempotencyKey && readIdempotencyKey(request, shape.idempotencyKey),
    ifMatch: shape.ifMatch && readIfMatch(request.get('If-Match'), shape.ifMatch),
    lastEventId: request.get('Last-Event-ID'),
  };
  if (faults.length > 0) throw invalidAll(faults);
  // The schemas above are the ones the type names; TypeScript can't follow a conditional type through them.
  return parts as RequestParts<Shape>;
}

/** The bytes of a file; none where nothing was sent. */
const fileOf = ({ body }: Request): Buffer => (Buffer.isBuffer(body) ? body : Buffer.alloc(0));

/** What no body at all stands for: an empty object, where everything in it may be left out. */
function absentBody({ body }: RequestShape, request: Request): object | undefined {
  const isSent = (request.get('Content-Length') ?? '0') !== '0' || request.get('Transfer-Encoding');
  return body && !isSent && mayBeAbsent(body) ? {} : undefined;
}

/** The body of a route that takes none: an empty object at most, as some clients send. */
const NOTHING = z.strictObject({}).optional();

/** Who scrapes metrics and probes health adds parameters of their own. */
function querySchema({ query }: RequestShape, { path }: Request): z.ZodType | undefined {
  return query ?? (isRateLimited(path) ? NO_PARAMETERS : undefined);
}

/** A form sends the fields that were left empty, too: `?maxTotal=` is no limit, not one of 0. */
function withoutEmpty(query: Request['query']): Request['query'] {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''));
}

function parsePart(
  schema: z.ZodType | undefined,
  value: unknown,
  place: Place,
  faults: RequestFault[],
): unknown {
  if (!schema) return undefined;
  if (place === IN_PARAMETER) {
    for (const name of unstorableParameters(value)) faults.push({ ...place([name]), detail: UNSTORABLE });
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    for (const path of pathsOf(issue)) faults.push({ ...place(path), detail: issue.message });
  }
  return undefined;
}

/** Of fields that are none of ours each is named itself, not the object that has them. */
function pathsOf(issue: z.core.$ZodIssue): readonly (readonly PropertyKey[])[] {
  return issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
}

const MISENCODED = 'This is not UTF-8.';

/** The parameters whose bytes are no UTF-8: a parser puts another character in their place, and nobody learns of it. */
function misencodedParameters({ originalUrl }: Request): readonly string[] {
  const query = originalUrl.split('?').slice(1).join('?');
  return query.split('&').flatMap((pair) => {
    try {
      decodeURIComponent(pair);
      return [];
    } catch {
      return [pair.split('=')[0] ?? ''];
    }
  });
}

function unstorableParameters(parameters: unknown): readonly string[] {
  const texts = z.record(z.string(), z.unknown()).safeParse(parameters).data ?? {};
  return Object.entries(texts).flatMap(([name, value]) => {
    const values = Array.isArray(value) ? value : [value];
    return values.every((text) => typeof text !== 'string' || isStorable(text)) ? [] : [name];
  });
}

function refuseMissingBody(request: Request): never {
  const length = request.get('Content-Length');
  if (length !== undefined && length !== '0' && !request.is('application/json')) {
    throw new HttpProblem('unsupported-media-type', 'Send the body as application/json.');
  }
  throw new HttpProblem('malformed-request', 'This path needs a JSON body.');
}

/** Far more than any request needs. Each may be at fault, and what says so takes a hundred times its room. */
const MOST_VALUES = 150_000;

const UNSTORABLE = 'This holds a NUL or a broken Unicode character.';
const UNSTORABLE_NAME = 'A name in this holds a NUL or a broken Unicode character.';

/** Free-form parts are stored as they come, and what the database can't keep must not get that far. */
function refuseUnstorable(body: unknown): void {
  let values = 0;
  /** The way to the current value. */
  const path: PropertyKey[] = [];
  const walk = (value: unknown): void => {
    values += 1;
    if (path.length > MOST_LEVELS) throw malformed(jsonPointer(path), 'This is nested too deeply.');
    if (values > MOST_VALUES) {
      throw new HttpProblem('too-large', `The body holds more than ${MOST_VALUES} values.`);
    }
    if (typeof value === 'string' && !isStorable(value)) throw malformed(jsonPointer(path), UNSTORABLE);
    if (typeof value !== 'object' || value === null) return;
    const parts: Iterable<[PropertyKey, unknown]> = Array.isArray(value)
      ? value.entries()
      : Object.entries(value);
    for (const [name, part] of parts) {
      // The name itself could not be read in the answer either: what has it is named.
      if (!isStorable(String(name))) throw malformed(jsonPointer(path), UNSTORABLE_NAME);
      path.push(name);
      walk(part);
      path.pop();
    }
  };
  walk(body);
}

const idempotencyKey = z.string().regex(/^[\x21-\x7e]{1,200}$/);

function readIdempotencyKey(request: Request, need: 'required' | 'optional'): string | undefined {
  const given = request.get('Idempotency-Key');
  if (given === undefined && need === 'optional') return undefined;
  if (given === undefined || given === '') {
    const detail = 'A value of your own that stays the same when you repeat the request.';
    throw new DomainError('idempotency-key-missing', `Give the header Idempotency-Key: ${detail}`, {
      errors: [{ header: 'Idempotency-Key', detail }],
    });
  }
  if (!idempotencyKey.safeParse(given).success) {
    throw invalidHeader('Idempotency-Key', '1 to 200 visible ASCII characters, no blanks');
  }
  return given;
}
