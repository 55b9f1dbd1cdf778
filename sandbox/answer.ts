import type { Request, RequestHandler } from 'express';
import { setTimeout as delay } from 'node:timers/promises';
import type { Fault, FaultBoard, Vendor } from './faults';

/** Lets time pass; a sandbox that is closed meanwhile doesn't wait for it. */
const sleep = (ms: number): Promise<void> => delay(ms, undefined, { ref: false });

/** What a vendor answers to one call. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Each vendor's way of saying that it is not well. */
const OVERLOADED: Readonly<Record<Vendor, unknown>> = {
  stripe: { error: { type: 'api_error', message: 'Something went wrong on our end.' } },
  pathao: { message: 'Server Error', type: 'error', code: 503 },
  twilio: { code: 20500, message: 'Internal Server Error', status: 503 },
  sendgrid: { errors: [{ message: 'service unavailable', field: null, help: null }] },
  unierp: { error: { code: 'unavailable', message: 'The service is being maintained.' } },
};

/** Each vendor's way of turning a call down for good. */
const REFUSAL: Readonly<Record<Vendor, Answer>> = {
  stripe: { status: 400, body: { error: { type: 'invalid_request_error', code: 'refused_on_demand' } } },
  pathao: { status: 422, body: { message: 'Refused', type: 'error', code: 422, errors: { on_demand: [] } } },
  twilio: { status: 400, body: { code: 21211, message: 'Refused on demand', status: 400 } },
  sendgrid: { status: 400, body: { errors: [{ message: 'refused on demand', field: null, help: null }] } },
  unierp: { status: 422, body: { error: { code: 'refused_on_demand', message: 'Refused on demand.' } } },
};

/**
 * Serves one operation of a vendor, with the faults that were asked for around it. An answer that is withheld
 * ends in a closed connection, after `ms` of silence where the fault names one.
 */
export function vendorRoute(
  faults: FaultBoard,
  vendor: Vendor,
  operation: string,
  handle: (request: Request) => Answer,
): RequestHandler {
  return async (request, response) => {
    const latency = faults.take('latency', vendor, operation);
    if (latency) await sleep(latency.ms ?? 1_000);
    if (faults.take('error5xx', vendor, operation)) {
      response.status(503).json(OVERLOADED[vendor]);
      return;
    }
    const unheard = faults.take('timeout', vendor, operation);
    if (unheard) return hangUp(request, unheard);
    const answer = faults.take('refusal', vendor, operation) ? REFUSAL[vendor] : handle(request);
    const withheld = faults.take('timeoutAfterEffect', vendor, operation);
    if (withheld) return hangUp(request, withheld);
    response.status(answer.status).set(answer.headers ?? {});
    if (answer.body === undefined) response.end();
    else response.json(answer.body);
  };
}

async function hangUp(request: Request, { ms = 0 }: Fault): Promise<void> {
  await sleep(ms);
  request.socket.destroy();
}
