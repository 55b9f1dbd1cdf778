import type { Request } from 'express';
import { z } from 'zod';
import { DomainError, type FieldError } from '../../domain/errors';
import { HttpProblem, invalidAll, jsonPointer } from './problems';
import type { Context, RequestShape } from './request';
import { isStorable } from '../../prisma/postgres/storableText';

type RequestParts<Shape extends RequestShape> = Pick<
  Context<Shape>,
  'params' | 'query' | 'body' | 'rawBody' | 'idempotencyKey' | 'lastEventId'
>;

/**
 * Checks every named part of a request against its schema.
 * @throws {DomainError} `validation` with a pointer to each fault, `idempotency-key-missing`.
 * @throws {HttpProblem} when the body is not JSON, or holds text that no database keeps.
 */
export function parseRequest<Shape extends RequestShape>(
  shape: Shape,
  request: Request,
): RequestParts<Shape> {
  const body: unknown = request.body;
  if (shape.body && body === undefined) refuseMissingBody(request);
  for (const part of [request.params, request.query, body]) refuseUnstorable(part, 0);
  const faults: FieldError[] = [];
  const parts = {
    params: parsePart(shape.params, request.params, faults),
    query: parsePart(shape.query, withoutEmpty(request.query), faults),
    body: parsePart(shape.body, body, faults),
    rawBody: body,
    idempotencyKey: shape.idempotencyKey && readIdempotencyKey(request, shape.idempotencyKey),
    lastEventId: request.get('Last-Event-ID'),
  };
  if (faults.length > 0) throw invalidAll(faults);
  // The schemas above are the ones the type names; TypeScript can't follow a conditional type through them.
  return parts as RequestParts<Shape>;
}

/** A form sends the fields that were left empty, too: `?maxTotal=` is no limit, not one of 0. */
function withoutEmpty(query: Request['query']): Request['query'] {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''));
}

function parsePart(schema: z.ZodType | undefined, value: unknown, faults: FieldError[]): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    faults.push({ pointer: jsonPointer(issue.path), detail: issue.message });
  }
  return undefined;
}

function refuseMissingBody(request: Request): never {
  const length = request.get('Content-Length');
  if (length !== undefined && length !== '0' && !request.is('application/json')) {
    throw new HttpProblem('unsupported-media-type', 'Send the body as application/json.');
  }
  throw new HttpProblem('malformed-request', 'This path needs a JSON body.');
}

/** Far more than any request needs. A few thousand levels are too many to be written as JSON again, or stored. */
const MOST_LEVELS = 100;

/** Free-form parts are stored as they come, and what the database can't keep must not get that far. */
function refuseUnstorable(value: unknown, level: number): void {
  if (level > MOST_LEVELS) throw new HttpProblem('malformed-request', 'The request is nested too deeply.');
  if (typeof value === 'string') refuseUnstorableText(value);
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) Object.keys(value).forEach(refuseUnstorableText);
  for (const part of Object.values(value)) refuseUnstorable(part, level + 1);
}

function refuseUnstorableText(text: string): void {
  if (isStorable(text)) return;
  throw new HttpProblem('malformed-request', 'The request holds a NUL or a broken Unicode character.');
}

const idempotencyKey = z.string().regex(/^[\x21-\x7e]{1,200}$/);

function readIdempotencyKey(request: Request, need: 'required' | 'optional'): string | undefined {
  const given = request.get('Idempotency-Key');
  if (given === undefined && need === 'optional') return undefined;
  if (given === undefined || given === '') {
    throw new DomainError(
      'idempotency-key-missing',
      'Give the header Idempotency-Key: a value of your own that stays the same when you repeat the request.',
    );
  }
  if (!idempotencyKey.safeParse(given).success) {
    throw new DomainError('validation', 'The Idempotency-Key must be 1 to 200 visible ASCII characters.', {
      errors: [{ pointer: '/Idempotency-Key', detail: '1 to 200 visible ASCII characters, no blanks' }],
    });
  }
  return given;
}
