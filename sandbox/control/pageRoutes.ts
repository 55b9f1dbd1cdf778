import express, { Router } from 'express';
import { z } from 'zod';
import { FAULT_KINDS, type FaultBoard } from '../faultBoard';
import { escapeHtml, page } from '../html';
import { VENDOR_NAMES, type VendorName } from '../vendors';
import { readFaultForm } from './faultForm';

const switchedOff = z.object({
  vendor: z.enum(VENDOR_NAMES),
  kind: z.enum(FAULT_KINDS),
  operation: z.string().transform((operation) => (operation === '' ? undefined : operation)),
});

/** What the forms of the page for people post; each leads back to it. */
export function pageRoutes(faults: FaultBoard<VendorName>): Router {
  const router = Router();
  router.use(express.urlencoded({ extended: false }), (request, response, next) => {
    // A page elsewhere must not switch faults on in somebody's shop.
    const site = request.headers['sec-fetch-site'];
    if (site === undefined || site === 'same-origin') next();
    else response.sendStatus(403);
  });
  router.post('/faults', ({ body }, response) => {
    const fault = readFaultForm(body);
    if (!fault.success) {
      response.status(400).send(page('Sandbox', refusal(fault.error)));
      return;
    }
    faults.add(fault.data);
    response.redirect(303, '/#faults');
  });
  router.post('/faults/off', ({ body }, response) => {
    const fault = switchedOff.safeParse(body);
    if (fault.success) faults.remove(fault.data);
    response.redirect(303, '/#faults');
  });
  router.post('/faults/clear', (_request, response) => {
    faults.clear();
    response.redirect(303, '/#faults');
  });
  return router;
}

function refusal(error: z.ZodError): string {
  return `<h1>That is no fault</h1><pre>${escapeHtml(z.prettifyError(error))}</pre><p><a href="/#faults">Back</a></p>`;
}
