import { z } from 'zod';
import { PERMISSION_NAMES } from '../../domain/people/permissions';
import { role } from './primitives';

/** Who the token speaks for, and what is known of them as a customer. */
export const me = z.object({
  id: z.string(),
  /** The role that may do most. */
  role,
  roles: z.array(role),
  /** What they may do beside acting on single orders, whose `allowedActions` tell the rest. */
  permissions: z.array(z.enum(PERMISSION_NAMES)),
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
});
export type MeJson = z.infer<typeof me>;

/** Where tokens come from; `devIssuer`: the simulated issuer, which gives one to whoever asks. */
export const authConfig = z.object({ issuer: z.string(), audience: z.string(), devIssuer: z.boolean() });
export type AuthConfigJson = z.infer<typeof authConfig>;

/** Whether orders can be taken, and what does not work meanwhile. */
const readinessFields = z.object({
  status: z.enum(['ready', 'degraded', 'unavailable']),
  /** `database`, `temporal`, `worker`, or a vendor. */
  degraded: z.array(z.string()),
  parts: z.record(z.string(), z.enum(['up', 'down'])),
});
export const readiness = readinessFields.meta({ id: 'Readiness' });
export type ReadinessJson = z.infer<typeof readiness>;
