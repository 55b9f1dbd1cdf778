import type { Response } from 'express';
import { z } from 'zod';

/** Says what is wrong with a request to one of the sandbox's own switches. */
export function badRequest(response: Response, error: z.ZodError): void {
  response.status(400).json({ error: z.prettifyError(error) });
}
