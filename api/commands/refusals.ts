import { z } from 'zod';
import { DomainError } from '../../domain/errors';
import { present } from '../../domain/present';
import { isDomainErrorCode } from '../http/problems';

const refusal = z.object({
  code: z.string(),
  detail: z.string(),
  allowedActions: z.array(z.string()).default([]),
  allowedStatuses: z.array(z.string()).optional(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
  version: z.int().optional(),
  revision: z.int().optional(),
});

/** What an order's workflow says when it refuses a command, as the error it was thrown as there. */
export function toDomainError(detail: unknown, cause?: Error): DomainError {
  const parsed = refusal.safeParse(detail);
  if (!parsed.success) {
    return new DomainError('not-allowed', 'The order refuses this.', {}, present({ cause }));
  }
  const { code, detail: sentence, ...extra } = parsed.data;
  return new DomainError(
    isDomainErrorCode(code) ? code : 'not-allowed',
    sentence,
    present(extra),
    present({ cause }),
  );
}
