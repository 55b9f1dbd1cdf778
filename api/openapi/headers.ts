import { REQUEST_ID_PATTERN } from '../http/requestId';
import type { JsonSchema } from './jsonSchema';

const ETAG = '"2"';

/** Headers of answers, by name. */
export const ANSWER_HEADERS = {
  'X-Request-Id': {
    description: 'Names the request: the caller’s own id where it was given one.',
    schema: { type: 'string' },
  },
  ETag: {
    description: 'The revision of what is answered in quotes, for `If-Match`.',
    schema: { type: 'string' },
    example: ETAG,
  },
  Location: {
    description: 'The path of what was made, or of a command that is kept.',
    schema: { type: 'string' },
  },
  'Idempotency-Replayed': {
    description: '`true` when the request is a repeat, which changed nothing; absent otherwise.',
    schema: { type: 'string', const: 'true' },
  },
  'Retry-After': {
    description: 'Seconds after which repeating the request makes sense.',
    schema: { type: 'integer' },
  },
  RateLimit: {
    description: 'What is left of the caller’s requests, and the seconds until there are more.',
    schema: { type: 'string' },
    example: '"600-in-1min"; r=599; t=60',
  },
  'RateLimit-Policy': { description: 'The caller’s limit.', schema: { type: 'string' } },
} as const satisfies Readonly<Record<string, JsonSchema>>;

export type AnswerHeader = keyof typeof ANSWER_HEADERS;

/** Headers of requests, by the name that operations refer to them by. */
export const REQUEST_HEADERS = {
  RequestId: {
    name: 'X-Request-Id',
    in: 'header',
    description: 'Your own id of the request, taken over into the answer, problems and logs.',
    schema: { type: 'string', pattern: REQUEST_ID_PATTERN.source },
  },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description: 'Your own name for this act: a repeat changes nothing. 1 to 200 visible ASCII characters.',
    schema: { type: 'string', minLength: 1, maxLength: 200 },
    example: 'cart-7f3a',
  },
  OptionalIdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description:
      'Your own name for this act: a repeat changes nothing. Without it each request is a new act.',
    schema: { type: 'string', minLength: 1, maxLength: 200 },
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    description: 'The `ETag` that you read: a newer order refuses (412). `*` takes any.',
    schema: { type: 'string' },
    example: ETAG,
  },
  RequiredIfMatch: {
    name: 'If-Match',
    in: 'header',
    required: true,
    description: 'The `ETag` that you read: what is newer refuses (412). `*` takes any.',
    schema: { type: 'string' },
    example: ETAG,
  },
  LastEventId: {
    name: 'Last-Event-ID',
    in: 'header',
    description: 'The id of the last event that you have; what came after it is sent.',
    schema: { type: 'string' },
    example: '7',
  },
} as const satisfies Readonly<Record<string, JsonSchema>>;

export type RequestHeader = keyof typeof REQUEST_HEADERS;
