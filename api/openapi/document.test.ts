import { z } from 'zod';
import { namesOf } from '../../domain/namesOf';
import { PROBLEMS } from '../http/problems';
import type { Route } from '../http/route';
import { ROUTES } from '../routes';
import * as admin from '../schema/admin';
import * as catalogue from '../schema/catalogue';
import * as order from '../schema/order';
import * as primitives from '../schema/primitives';
import { buildOpenApi } from './document';
import { PROBLEM_CODES, problem, problemType } from '../schema/problem';
import { problemCodesOf } from './problemResponses';

const document = buildOpenApi(ROUTES, 'http://shop.example');
const json = JSON.stringify(document);
const { schemas = {}, responses = {}, parameters = {}, headers = {} } = document.components;
/** Of an operation, with what all of them share: more, and generators and readers drown in it. */
const MOST_CHARACTERS = 1_800;
const LISTED = ROUTES.filter(({ unlisted }) => !unlisted);

/** What the document says of a route, references resolved. */
function operationOf({ path, method }: Route): Operation {
  return resolve(document.paths[path]?.[method]) as Operation;
}

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly responses: Readonly<Record<string, Response>>;
}

interface Response {
  readonly headers: Readonly<Record<string, unknown>>;
  readonly content: Readonly<Record<string, { readonly schema: unknown }>>;
}

/** References to other parts than schemas, replaced by what they refer to. */
function resolve(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(resolve);
  if (typeof part !== 'object' || part === null) return part;
  const reference = '$ref' in part ? String(part.$ref) : undefined;
  if (reference && !reference.startsWith('#/components/schemas/')) return resolve(target(reference));
  return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, resolve(value)]));
}

function target(reference: string): unknown {
  const [, , kind = '', name = ''] = reference.split('/');
  return document.components[kind]?.[name];
}

test('every reference leads somewhere', () => {
  const references = [...json.matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference = '']) => reference);
  expect(references.length).toBeGreaterThan(100);
  expect(references.filter((reference) => target(reference) === undefined)).toEqual([]);
});

test('what an integrator handles has a name', () => {
  expect(Object.keys(schemas)).toEqual(
    expect.arrayContaining([
      ...['Order', 'AdminOrder', 'OrderSummary', 'OrderList', 'OrderLine', 'OrderStatus', 'PaymentStatus'],
      ...['PlaceOrderRequest', 'QuoteRequest', 'CancelRequest', 'PayRequest', 'GivenAddress', 'Address'],
      ...['Money', 'Totals', 'Payment', 'Shipment', 'Tracking', 'TimelineEntry', 'Checkout', 'Product'],
      ...['Problem', 'Fault', 'Accepted', 'CommandState', 'OrderChange', 'Note', 'Transaction'],
    ]),
  );
});

test('it stays small enough for people and generators, for all that it describes', () => {
  const perOperation = json.length / LISTED.length;
  expect(perOperation).toBeLessThanOrEqual(MOST_CHARACTERS);
});

test('every operation has a name of its own, a verb and its object', () => {
  const names = LISTED.map(({ operation }) => operation);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => !/^[a-z]+([A-Z][a-z]+)+$/.test(name))).toEqual([]);
  expect(names).toEqual(
    expect.arrayContaining(['placeOrder', 'cancelOrder', 'listOrders', 'getOrder', 'followOrder']),
  );
  expect(LISTED.map((route) => operationOf(route).operationId)).toEqual(names);
});

test.each(LISTED.map((route) => [route.id, route] as const))(
  '%s tells of each of its problems',
  (_id, route) => {
    const answers = operationOf(route).responses;
    const told = Object.values(answers).flatMap((answer) => {
      const schema = answer.content['application/problem+json']?.schema;
      return schema ? [...JSON.stringify(schema).matchAll(/https:[^"]+/g)].map(([type]) => type) : [];
    });
    expect(told.sort()).toEqual(problemCodesOf(route).map(problemType).sort());
  },
);

test.each(LISTED.map((route) => [route.id, route] as const))(
  '%s tells of each problem where its status is looked up',
  (_id, route) => {
    const answers = operationOf(route).responses;
    for (const code of problemCodesOf(route)) {
      const { status } = PROBLEMS[code];
      // A route that answers so in words of its own says what those are.
      if (status in route.responses) continue;
      const answer = answers[status] ?? answers[`${Math.floor(status / 100)}XX`];
      expect([code, JSON.stringify(answer)]).toEqual([code, expect.stringContaining(problemType(code))]);
    }
  },
);

test('every operation says that it may be unavailable, with how long to wait', () => {
  // What answers so in words of its own says what those are.
  for (const route of LISTED.filter(({ responses: own }) => !(503 in own))) {
    const answers = operationOf(route).responses;
    const answer = answers['503'] ?? answers['5XX'];
    const told = JSON.stringify(answer?.content['application/problem+json']?.schema ?? null);
    expect([route.id, told]).toEqual([route.id, expect.stringContaining(problemType('unavailable'))]);
    expect(Object.keys(answer?.headers ?? {})).toContain('Retry-After');
  }
});

test('whatever is sent may be unreadable, and a key that is asked for may be missing', () => {
  for (const route of LISTED.filter(({ method }) => method !== 'get')) {
    expect([route.id, problemCodesOf(route)]).toEqual([
      route.id,
      expect.arrayContaining(['malformed-request', 'too-large', 'unsupported-media-type']),
    ]);
  }
  expect(LISTED.filter((route) => problemCodesOf(route).includes('idempotency-key-missing'))).toEqual(
    LISTED.filter(({ request }) => request.idempotencyKey !== undefined),
  );
});

test('a body is required where something in it is', () => {
  const describedOf = (id: string): unknown => {
    const { path = '', method = '' } = LISTED.find((route) => route.operation === id) ?? {};
    return resolve(document.paths[path]?.[method]);
  };
  expect(describedOf('rejectRefund')).toMatchObject({ requestBody: { required: true } });
  expect(describedOf('approveRefund')).not.toMatchObject({ requestBody: { required: true } });
});

test('headers of requests are told where they count', () => {
  const headersOf = (route: Route): string[] =>
    operationOf(route)
      .parameters.filter((one) => one.in === 'header')
      .map(({ name }) => name);
  for (const route of LISTED) {
    const { idempotencyKey, ifMatch, lastEventId } = route.request;
    expect([route.id, headersOf(route)]).toEqual([
      route.id,
      [
        ...(idempotencyKey ? ['Idempotency-Key'] : []),
        ...(ifMatch ? ['If-Match'] : []),
        ...(lastEventId ? ['Last-Event-ID'] : []),
      ],
    ]);
  }
  expect(Object.values(parameters).map(({ name }) => name)).toContain('X-Request-Id');
});

test('every answer names its request, and those that must wait say for how long', () => {
  const answers = LISTED.flatMap((route) => Object.entries(operationOf(route).responses));
  for (const [, answer] of answers) expect(Object.keys(answer.headers)).toContain('X-Request-Id');
  const headersWhere = (holds: (status: string, answer: Response) => boolean): string[][] =>
    answers
      .filter(([status, answer]) => holds(status, answer))
      .map(([, answer]) => Object.keys(answer.headers));
  const waits = ({ content }: Response): boolean => /rate-limited|unavailable/.test(JSON.stringify(content));
  for (const names of headersWhere((_status, answer) => waits(answer)))
    expect(names).toContain('Retry-After');
  for (const names of headersWhere((status) => status === '412')) expect(names).toContain('ETag');
  expect(Object.keys(headers)).toEqual(expect.arrayContaining(['Idempotency-Replayed', 'RateLimit']));
  expect(Object.keys(responses)).toEqual(
    expect.arrayContaining(['PreconditionFailed', 'Unreadable', 'Unavailable']),
  );
});

test('a stream tells what each of its events carries', () => {
  for (const route of LISTED.filter(({ responses: all }) => all[200]?.contentType === 'text/event-stream')) {
    const schema = operationOf(route).responses['200']?.content['text/event-stream']?.schema;
    expect(JSON.stringify(schema)).toContain('#/components/schemas/OrderChange');
  }
});

test('every problem has a type that the document knows', () => {
  expect([...PROBLEM_CODES].sort()).toEqual([...namesOf(PROBLEMS)].sort());
});

test('statuses that nothing has yet are told as such', () => {
  for (const name of ['OrderStatus', 'LineStatus', 'Stage'])
    expect(schemas[name]).toHaveProperty('description', expect.stringMatching(/^Reserved, .*: [\w, ]+\.$/));
});

test('a credit tells what it is for', () => {
  const credit = JSON.stringify(schemas['Credit']);
  for (const field of ['sku', 'quantity', 'unitPrice', 'name']) expect(credit).toContain(`"${field}"`);
});

test('what is told of a part holds where it is read alone', () => {
  expect(json).not.toMatch(/"(description|summary)":"(The same|As above|Likewise|See above)\b/);
});

test('nothing is listed that is always refused', () => {
  expect(JSON.stringify(schemas['PaymentChoice'])).not.toMatch(/bkash|sslcommerz/);
});

const asSchema = (value: unknown): readonly z.ZodType[] => (value instanceof z.ZodType ? [value] : []);

describe('an example', () => {
  const named: readonly z.ZodType[] = [
    problem,
    ...[order, admin, catalogue, primitives]
      .flatMap((module) => Object.values<unknown>(module))
      .flatMap(asSchema),
  ];
  const withExamples = named.flatMap((schema) => {
    const { id, examples } = schema.meta() ?? {};
    return Array.isArray(examples) ? examples.map((example) => [String(id), schema, example] as const) : [];
  });

  test.each(withExamples)('of %s is one', (_id, schema, example) => {
    expect(schema.safeParse(example)).toMatchObject({ success: true });
  });

  test('stands in the document for what is sent and read most', () => {
    for (const name of ['Order', 'Money', 'Problem', 'PlaceOrderRequest', 'GivenAddress', 'CancelRequest'])
      expect(schemas[name]).toHaveProperty('examples');
  });
});
