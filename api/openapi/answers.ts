import type { ResponseShape, Route } from '../http/route';
import type { AnswerHeader } from './headers';
import type { JsonSchema, SchemaComponents } from './jsonSchema';
import { problemResponse, problemResponseName, problemsByStatus } from './problemResponses';
import { isRateLimited } from '../http/rateLimit';
import type { SharedParts } from './sharedParts';

/** Every answer of a route by its status: what it was asked for, and the problems it may come to. */
export function responsesOf(
  route: Route,
  schemas: SchemaComponents,
  shared: SharedParts,
): Readonly<Record<string, JsonSchema>> {
  const answers = Object.entries(route.responses).map(([status, shape]) => {
    const describe = (): JsonSchema => answer(route, shape, schemas, shared);
    return [status, shape.name === undefined ? describe() : shared.response(shape.name, describe)] as const;
  });
  const problems = [...problemsByStatus(route)].map(
    ([status, codes]) =>
      [status, shared.response(problemResponseName(codes), () => problemResponse(codes))] as const,
  );
  return Object.fromEntries([...answers, ...problems]);
}

function answer(
  { path }: Route,
  { description, schema, contentType = 'application/json', headers = [] }: ResponseShape,
  schemas: SchemaComponents,
  shared: SharedParts,
): JsonSchema {
  const names: readonly AnswerHeader[] = [
    ...headers,
    'X-Request-Id',
    ...(isRateLimited(path) ? (['RateLimit'] as const) : []),
  ];
  return {
    description,
    headers: Object.fromEntries(names.map((name) => [name, shared.refer('headers', name)])),
    content: {
      [contentType]: { schema: schema ? schemas.describe(schema, 'output') : { type: 'string' } },
    },
  };
}
