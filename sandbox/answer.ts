import type { Request, RequestHandler } from 'express';
import { setTimeout as delay } from 'node:timers/promises';
import type { FaultSource, WishedFault } from './faultBoard';

/** Lets time pass; a sandbox that is closed meanwhile doesn't wait for it. */
const sleep = (ms: number): Promise<void> => delay(ms, undefined, { ref: false });

/** What a vendor answers to one call. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A vendor's own words for trouble. */
export interface VendorTrouble {
  /** The body with which it says that it is not well. */
  readonly overloaded: unknown;
  /** How it turns a call down for good. */
  readonly refusal: Answer;
}

/**
 * Serves one operation of a vendor, with the faults that were asked for around it. An answer that is withheld
 * ends in a closed connection, after `ms` of silence where the fault names one.
 */
export function vendorRoute(
  faults: FaultSource,
  { name, overloaded, refusal }: VendorTrouble & { readonly name: string },
  operation: string,
  handle: (request: Request) => Answer,
): RequestHandler {
  return async (request, response) => {
    const latency = faults.take('latency', name, operation);
    if (latency) await sleep(latency.ms ?? 1_000);
    if (faults.take('error5xx', name, operation)) {
      response.status(503).json(overloaded);
      return;
    }
    const unheard = faults.take('timeout', name, operation);
    if (unheard) return hangUp(request, unheard);
    const answer = faults.take('refusal', name, operation) ? refusal : handle(request);
    const withheld = faults.take('timeoutAfterEffect', name, operation);
    if (withheld) return hangUp(request, withheld);
    response.status(answer.status).set(answer.headers ?? {});
    if (answer.body === undefined) response.end();
    else response.json(answer.body);
  };
}

async function hangUp(request: Request, { ms = 0 }: WishedFault): Promise<void> {
  await sleep(ms);
  request.socket.destroy();
}
