import type { z } from 'zod';
import { ROLES, STAFF_ROLES, type Role } from '../../domain/people/actor';
import { mayBeAbsent } from '../http/request';
import type { Route } from '../http/route';
import { responsesOf } from './answers';
import type { RequestHeader } from './headers';
import type { JsonSchema, SchemaComponents } from './jsonSchema';
import type { SharedParts } from './sharedParts';

/** What the document says of a route. What routes share goes to the components. */
export function describeOperation(route: Route, schemas: SchemaComponents, shared: SharedParts): JsonSchema {
  const { body, file } = route.request;
  return {
    operationId: route.operation,
    summary: route.summary,
    tags: [route.tag],
    ...(route.roles === 'public' ? { security: [] } : { description: tellRoles(route.roles) }),
    parameters: parametersOf(route, schemas, shared),
    ...(body && { requestBody: requestBody(body, schemas) }),
    ...(file && { requestBody: fileBody(file) }),
    responses: responsesOf(route, schemas, shared),
  };
}

function tellRoles(roles: readonly Role[]): string {
  if (roles.length === ROLES.length) return 'Any role.';
  const isStaffAlone =
    roles.length === STAFF_ROLES.length && STAFF_ROLES.every((role) => roles.includes(role));
  return isStaffAlone ? 'Staff.' : `Roles: ${roles.join(', ')}.`;
}

function requestBody(body: z.ZodType, schemas: SchemaComponents): JsonSchema {
  const schema = schemas.describe(body, 'input');
  return { ...(!mayBeAbsent(body) && { required: true }), content: { 'application/json': { schema } } };
}

/** Bytes, as OpenAPI 3.1 has them: with no schema at all. */
const fileBody = (types: readonly string[]): JsonSchema => ({
  required: true,
  content: Object.fromEntries(types.map((type) => [type, {}])),
});

function parametersOf(route: Route, schemas: SchemaComponents, shared: SharedParts): readonly JsonSchema[] {
  const { params, query } = route.request;
  return [
    ...Object.entries<z.core.$ZodType>(params?.shape ?? {}).map(([name, schema]) =>
      shared.parameter(name, parameter('path', name, schema, schemas)),
    ),
    ...Object.entries<z.core.$ZodType>(query?.shape ?? {}).map(([name, schema]) =>
      shared.parameter(name, parameter('query', name, schema, schemas)),
    ),
    ...headersOf(route).map((header) => shared.refer('parameters', header)),
  ];
}

function parameter(
  place: 'path' | 'query',
  name: string,
  schema: z.core.$ZodType,
  schemas: SchemaComponents,
): JsonSchema {
  const { description, ...json } = schemas.describe(schema, 'input');
  const required = place === 'path' || schema._zod.optin === undefined;
  return {
    ...{ name, in: place },
    ...(required && { required }),
    ...(description !== undefined && { description }),
    schema: json,
  };
}

function headersOf({ request }: Route): readonly RequestHeader[] {
  return [
    ...(request.idempotencyKey === 'required' ? (['IdempotencyKey'] as const) : []),
    ...(request.idempotencyKey === 'optional' ? (['OptionalIdempotencyKey'] as const) : []),
    ...(request.ifMatch === true ? (['IfMatch'] as const) : []),
    ...(request.ifMatch === 'required' ? (['RequiredIfMatch'] as const) : []),
    ...(request.lastEventId ? (['LastEventId'] as const) : []),
  ];
}
