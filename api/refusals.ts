import { z } from 'zod';
import { DomainError, type DomainErrorCode } from '../domain/errors';
import { PROBLEMS, isProblemCode } from './problems';

const refusal = z.object({
  code: z.string(),
  detail: z.string(),
  allowedActions: z.array(z.string()).default([]),
  allowedStatuses: z.array(z.string()).optional(),
});

/** What an order's workflow says when it refuses a command, as the error it was thrown as there. */
export function toDomainError(detail: unknown, cause: Error): DomainError {
  const parsed = refusal.safeParse(detail);
  if (!parsed.success) {
    return new DomainError('not-allowed', 'The order refuses this.', {}, { cause });
  }
  const { code, detail: sentence, allowedActions, allowedStatuses } = parsed.data;
  return new DomainError(
    toCode(code),
    sentence,
    { allowedActions, ...(allowedStatuses && { allowedStatuses }) },
    { cause },
  );
}

function toCode(code: string): DomainErrorCode {
  return isProblemCode(code) && isDomainCode(code) ? code : 'not-allowed';
}

function isDomainCode(code: keyof typeof PROBLEMS): code is DomainErrorCode {
  switch (code) {
    case 'malformed-request':
    case 'too-large':
    case 'unsupported-media-type':
    case 'method-not-allowed':
    case 'internal-error':
      return false;
    default:
      return true;
  }
}
