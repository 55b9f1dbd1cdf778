import { Router } from 'express';
import { z } from 'zod';
import { badRequest } from '../control/badRequest';
import type { Batches } from './batches';
import { FAILURES, PAYMENT_WORDS } from './payment';

const paymentChange = z.strictObject({ status: z.enum(PAYMENT_WORDS), reason: z.enum(FAILURES).optional() });

/** Says by hand what becomes of a payment, in any order, for tests and demonstrations. */
export function paymentSwitches(batches: Batches): Router {
  const router = Router();
  router.post('/payments/:id', ({ params, body }, response) => {
    const change = paymentChange.safeParse(body);
    if (!change.success) {
      badRequest(response, change.error);
      return;
    }
    const moved = batches.move(params.id, change.data.status, change.data.reason);
    if (moved) response.json(moved);
    else response.status(404).json({ error: 'no such payment' });
  });
  return router;
}
