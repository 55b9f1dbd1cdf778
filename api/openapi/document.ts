import { STAFF_ROLES } from '../../domain/people/actor';
import type { Route } from '../http/route';
import { problem } from '../schema/problem';
import { ANSWER_HEADERS } from './headers';
import { createSchemaComponents, type JsonSchema } from './jsonSchema';
import { describeOperation } from './operation';
import { createSharedParts } from './sharedParts';

/** The API's description; see https://spec.openapis.org/oas/v3.1.1. */
export interface OpenApiDocument {
  readonly openapi: '3.1.1';
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers: readonly { readonly url: string }[];
  readonly security: readonly JsonSchema[];
  /** Operations by path and method. */
  readonly paths: Readonly<Record<string, Readonly<Record<string, JsonSchema>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, JsonSchema>>>>;
}

const DESCRIPTION = [
  'Amounts are integers in minor units; instants are RFC 3339, answered in UTC; faults are `application/problem+json`',
  '(RFC 9457) whose `type` is stable. Fields and parameters that are not listed are refused by name (422); answers may',
  'grow fields. Every answer names its request in `X-Request-Id`.',
  `Staff are the roles ${STAFF_ROLES.join(', ')}.`,
].join(' ');

/** Describes routes as OpenAPI 3.1, from the very objects that check their requests. */
export function buildOpenApi(routes: readonly Route[], serverUrl: string): OpenApiDocument {
  const schemas = createSchemaComponents();
  const shared = createSharedParts();
  schemas.describe(problem, 'output');
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const route of routes.filter(({ unlisted }) => !unlisted)) {
    paths[route.path] = { ...paths[route.path], [route.method]: describeOperation(route, schemas, shared) };
  }
  return {
    openapi: '3.1.1',
    info: { title: 'Throughline', version: '1', description: DESCRIPTION },
    servers: [{ url: serverUrl }],
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: sorted(schemas.schemas),
      responses: sorted(shared.responses),
      parameters: sorted(shared.parameters),
      headers: ANSWER_HEADERS,
    },
  };
}

const sorted = (table: Readonly<Record<string, JsonSchema>>): Record<string, JsonSchema> =>
  Object.fromEntries(Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1)));
