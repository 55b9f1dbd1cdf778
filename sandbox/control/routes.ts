import express, { Router, type Response } from 'express';
import { z } from 'zod';
import { faultSchema, type FaultBoard } from '../faults';
import { PARCEL_WORDS, type PathaoParcel } from '../pathao/parcel';
import type { Parcels } from '../pathao/parcels';
import { ledgerOf } from './ledger';
import { overview } from './overview';
import type { ControlledParts } from './parts';

/** `event` moves the parcel, `hold` stops it where it then is or lets it go on. */
const parcelChange = z
  .strictObject({ event: z.enum(PARCEL_WORDS).optional(), hold: z.boolean().optional() })
  .refine(({ event, hold }) => event !== undefined || hold !== undefined, 'event or hold is needed');

/** The sandbox's own switches and its read side, for tests and demonstrations: no vendor has these. */
export function controlRoutes(parts: ControlledParts): Router {
  const router = Router();
  // Under its own path only: the vendors' bodies are for the vendors to read.
  router.use('/sandbox', express.json());
  router.get('/', (_request, response) => {
    response.send(overview(parts));
  });
  faultRoutes(router, parts.faults);
  router.get('/sandbox/ledger', ({ query }, response) => {
    const orderId = typeof query['orderId'] === 'string' ? query['orderId'] : undefined;
    const records = {
      intents: parts.intents.values(),
      parcels: parts.parcels.list(),
      messages: parts.messages.values(),
      salesOrders: parts.salesOrders.list(),
    };
    response.json(ledgerOf(records, orderId));
  });
  router.get('/sandbox/messages', ({ query }, response) => {
    const items = parts.messages.values().filter(({ to }) => query['to'] === undefined || to === query['to']);
    response.json({ items });
  });
  router.get('/sandbox/webhooks', (_request, response) => {
    response.json(parts.webhooks.counts());
  });
  router.post('/sandbox/parcels/:id', ({ params, body }, response) => {
    const parcel = parts.parcels.find(params.id);
    const change = parcelChange.safeParse(body);
    if (!parcel) response.status(404).json({ error: 'no such parcel' });
    else if (!change.success) badRequest(response, change.error);
    else response.json(changeParcel(parts.parcels, parcel, change.data));
  });
  return router;
}

function faultRoutes(router: Router, faults: FaultBoard): void {
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

function changeParcel(
  parcels: Parcels,
  parcel: PathaoParcel,
  { event, hold }: z.infer<typeof parcelChange>,
): PathaoParcel {
  if (event !== undefined) return parcels.move(parcel, event, hold ?? false);
  return parcels.hold(parcel, hold ?? false);
}

function badRequest(response: Response, error: z.ZodError): void {
  response.status(400).json({ error: z.prettifyError(error) });
}
