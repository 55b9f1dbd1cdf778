import { z } from 'zod';
import { CODE_DIGITS } from '../../domain/codes/code';
import { instant, line } from './primitives';

export const proofRequest = z
  .strictObject({ code: line(20).min(1).describe(`The ${CODE_DIGITS} digits that were sent.`) })
  .meta({ id: 'ProofRequest' });

/** A code that is on its way. */
export const sentCode = z
  .object({
    /** The last digits of the phone that it goes to. */
    to: z.string(),
    expiresAt: instant,
    /** From when on another may be sent. */
    resendAt: instant,
  })
  .meta({ id: 'SentCode' });
