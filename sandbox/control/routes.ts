import express, { Router } from 'express';
import { faultSchema } from '../faults';
import { badRequest } from './badRequest';
import { ledgerOf } from './ledger';
import { overview } from './overview';
import { pageRoutes } from './pageRoutes';
import type { ControlledParts } from './parts';
import { wantedOf } from './wanted';

/** The sandbox's own switches and its read side, for tests and demonstrations: no vendor has these. */
export function controlRoutes(parts: ControlledParts): Router {
  const router = Router();
  // Under its own path only: the vendors' bodies are for the vendors to read.
  router.use('/sandbox', express.json());
  router.get('/', ({ query }, response) => {
    response.send(overview(parts, wantedOf(query)));
  });
  router.use('/sandbox/page', pageRoutes(parts.faults));
  faultRoutes(router, parts.faults);
  router.get('/sandbox/ledger', ({ query }, response) => {
    const orderId = typeof query['orderId'] === 'string' ? query['orderId'] : undefined;
    response.json(ledgerOf(parts, orderId));
  });
  router.get('/sandbox/messages', ({ query }, response) => {
    const items = parts.messages.values().filter(({ to }) => query['to'] === undefined || to === query['to']);
    response.json({ items });
  });
  router.get('/sandbox/webhooks', (_request, response) => {
    response.json(parts.webhooks.counts());
  });
  for (const { switches } of parts.vendors) if (switches) router.use('/sandbox', switches);
  return router;
}

function faultRoutes(router: Router, faults: ControlledParts['faults']): void {
  router.get('/sandbox/faults', (_request, response) => {
    response.json({ items: faults.list() });
  });
  router.post('/sandbox/faults', ({ body }, response) => {
    const fault = faultSchema.safeParse(body);
    if (!fault.success) {
      badRequest(response, fault.error);
      return;
    }
    faults.add(fault.data);
    response.status(201).json(fault.data);
  });
  router.delete('/sandbox/faults', (_request, response) => {
    faults.clear();
    response.sendStatus(204);
  });
}
