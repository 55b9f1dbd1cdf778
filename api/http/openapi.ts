import {
  OpenAPIRegistry,
  OpenApiGeneratorV31,
  extendZodWithOpenApi,
  type ResponseConfig,
} from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { PROBLEMS, type ProblemCode } from './problems';
import type { Route } from './route';
import { problem } from '../schema/problem';

extendZodWithOpenApi(z);

export type OpenApiDocument = ReturnType<OpenApiGeneratorV31['generateDocument']>;

/** Describes routes as OpenAPI 3.1, from the very objects that check their requests. */
export function buildOpenApi(routes: readonly Route[], serverUrl: string): OpenApiDocument {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
  });
  for (const route of routes) registerRoute(registry, route);
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Throughline',
      version: '1',
      description:
        'Durable order orchestration. Amounts are integers in minor units; instants are RFC 3339 in UTC; ' +
        'faults are `application/problem+json` (RFC 9457) whose `type` is stable.',
    },
    servers: [{ url: serverUrl }],
  });
}

function registerRoute(registry: OpenAPIRegistry, route: Route): void {
  const { params, query, body } = route.request;
  const headers = headersOf(route);
  registry.registerPath({
    method: route.method,
    path: route.path,
    operationId: operationId(route),
    summary: route.summary,
    tags: [route.tag],
    ...(route.roles !== 'public' && {
      security: [{ bearer: [] }],
      description: `Roles: ${route.roles.join(', ')}.`,
    }),
    request: {
      ...(params && { params }),
      ...(query && { query }),
      ...(headers && { headers }),
      ...(body && { body: { required: true, content: { 'application/json': { schema: body } } } }),
    },
    responses: { ...answersOf(route), ...problemsOf(route) },
  });
}

/** "POST /api/orders/{id}/cancel" as "postApiOrdersIdCancel". */
function operationId({ method, path }: Route): string {
  const words = path.split(/[^a-zA-Z0-9]+/).filter(Boolean);
  return method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

function headersOf({ request }: Route): z.ZodObject | undefined {
  if (!request.idempotencyKey) return undefined;
  const key = z
    .string()
    .min(1)
    .max(200)
    .describe('Your own name for this act: repeating it changes nothing.');
  return z.object({ 'Idempotency-Key': request.idempotencyKey === 'required' ? key : key.optional() });
}

function answersOf(route: Route): Record<string, ResponseConfig> {
  return Object.fromEntries(
    Object.entries(route.responses).map(([status, { description, schema, contentType }]) => [
      status,
      {
        description,
        content: { [contentType ?? 'application/json']: { schema: schema ?? z.string() } },
      },
    ]),
  );
}

/** Those named by the route, and those that follow from its shape. */
export function problemCodesOf({ request, roles, errors }: Route): ProblemCode[] {
  const general: ProblemCode[] = ['internal-error', 'rate-limited'];
  if (roles !== 'public') general.push('unauthorized', 'forbidden');
  if (request.body) general.push('malformed-request', 'too-large', 'unsupported-media-type');
  if (request.body || request.query || request.params || request.idempotencyKey) general.push('validation');
  return [...new Set([...errors, ...general])];
}

function problemsOf(route: Route): Record<string, ResponseConfig> {
  const codes = problemCodesOf(route);
  const statuses = new Set(codes.map((code) => PROBLEMS[code].status));
  return Object.fromEntries(
    [...statuses]
      .filter((status) => !(status in route.responses))
      .map((status) => [
        String(status),
        {
          description: codes
            .filter((code) => PROBLEMS[code].status === status)
            .map((code) => `\`${code}\`: ${PROBLEMS[code].title}.`)
            .join(' '),
          content: { 'application/problem+json': { schema: problem } },
        },
      ]),
  );
}
