import { permissionsOf, rolesWith } from '../../domain/people/permissions';
import { z } from 'zod';
import { keptReadiness, readReadiness, type ReadinessDeps } from './readiness';
import { defineRoute } from '../http/route';
import { authConfig, me, readiness, type ReadinessJson } from '../schema/session';

const TAG = 'Service';

/** One for each server of a process. */
const readers = new WeakMap<ReadinessDeps, () => Promise<ReadinessJson>>();

function readKept(deps: ReadinessDeps): Promise<ReadinessJson> {
  const reader = readers.get(deps) ?? keptReadiness(() => readReadiness(deps));
  readers.set(deps, reader);
  return reader();
}

export const serviceRoutes = [
  defineRoute({
    method: 'get',
    path: '/api/me',
    operation: 'getMe',
    summary: 'Who the token speaks for',
    tag: TAG,
    roles: rolesWith('knowThemselves'),
    request: {},
    responses: { 200: { description: 'The caller.', schema: me } },
    errors: [],
    handle: async ({ deps, actor, roles }) => {
      const customer = await deps.prisma.customer.findUnique({ where: { id: actor.id } });
      const { name = null, email = null, phone = null } = customer ?? {};
      return {
        status: 200,
        body: {
          id: actor.id,
          role: actor.role,
          roles,
          permissions: permissionsOf(roles),
          name,
          email,
          phone,
        },
      };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/auth/config',
    operation: 'getAuthConfig',
    summary: 'Where tokens come from',
    tag: TAG,
    roles: 'public',
    request: {},
    responses: { 200: { description: 'The issuer.', schema: authConfig } },
    errors: [],
    handle: async ({ deps }) => ({ status: 200, body: deps.settings.auth }),
  }),
  defineRoute({
    method: 'get',
    path: '/healthz',
    operation: 'getHealth',
    summary: 'Whether the process answers',
    tag: TAG,
    roles: 'public',
    request: {},
    responses: { 200: { description: 'It does.', schema: z.object({ status: z.literal('ok') }) } },
    errors: [],
    handle: async () => ({ status: 200, body: { status: 'ok' } }),
  }),
  defineRoute({
    method: 'get',
    path: '/readyz',
    operation: 'getReadiness',
    summary: 'Whether orders can be taken, and what does not work meanwhile',
    tag: TAG,
    roles: 'public',
    request: {},
    responses: {
      200: { description: 'Orders can be taken.', schema: readiness },
      503: { description: 'The database can not be used.', schema: readiness },
    },
    errors: [],
    handle: async ({ deps }) => {
      const body = await readKept(deps);
      return { status: body.status === 'unavailable' ? 503 : 200, body };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/metrics',
    operation: 'getMetrics',
    summary: 'Metrics for Prometheus',
    tag: TAG,
    roles: 'public',
    request: {},
    responses: { 200: { description: 'Prometheus text.', contentType: 'text/plain' } },
    errors: [],
    handle: async ({ deps }) => ({
      status: 200,
      body: await deps.metrics.registry.metrics(),
      headers: { 'Content-Type': deps.metrics.registry.contentType },
    }),
  }),
];
