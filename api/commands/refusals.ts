import { z } from 'zod';
import { DomainError } from '../../domain/errors';
import { present } from '../../domain/present';
import { isDomainErrorCode } from '../http/problems';

const detail = z.string();

/** Where the fault is: in a body, or in what the route takes beside it. */
const fault = z.union([
  z.object({ pointer: z.string(), detail }),
  z.object({ parameter: z.string(), detail }),
  z.object({ header: z.string(), detail }),
]);

const refusal = z.object({
  code: z.string(),
  detail,
  allowedActions: z.array(z.string()).default([]),
  allowedStatuses: z.array(z.string()).optional(),
  errors: z.array(fault).optional(),
  amountLeft: z.object({ amount: z.int(), currency: z.string() }).optional(),
  version: z.int().optional(),
  revision: z.int().optional(),
});

/** What an order's workflow says when it refuses a command, as the error it was thrown as there. */
export function toDomainError(answer: unknown, cause?: Error): DomainError {
  const parsed = refusal.safeParse(answer);
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
