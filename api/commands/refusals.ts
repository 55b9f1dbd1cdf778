import { z } from 'zod';
import { DomainError } from '../../domain/errors';
import { isDomainErrorCode } from '../http/problems';

const refusal = z.object({
  code: z.string(),
  detail: z.string(),
  allowedActions: z.array(z.string()).default([]),
  allowedStatuses: z.array(z.string()).optional(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
});

/** What an order's workflow says when it refuses a command, as the error it was thrown as there. */
export function toDomainError(detail: unknown, cause: Error): DomainError {
  const parsed = refusal.safeParse(detail);
  if (!parsed.success) {
    return new DomainError('not-allowed', 'The order refuses this.', {}, { cause });
  }
  const { code, detail: sentence, allowedActions, allowedStatuses, errors } = parsed.data;
  return new DomainError(
    isDomainErrorCode(code) ? code : 'not-allowed',
    sentence,
    { allowedActions, ...(allowedStatuses && { allowedStatuses }), ...(errors && { errors }) },
    { cause },
  );
}
