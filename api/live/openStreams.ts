import type { Response } from 'express';
import { DomainError } from '../../domain/errors';

/** Proxies close what is silent for a minute. */
const HEARTBEAT_MS = 15_000;
/** A reader that falls this many bytes behind is gone; it comes back with Last-Event-ID. */
const MOST_BUFFERED = 1_000_000;

/** An open stream of server-sent events. */
export interface EventStream {
  send(event: string, data: unknown, id?: string): void;
  /** Acts when the stream closes; at once when it has. */
  onClose(act: () => void): void;
  readonly closed: boolean;
}

/** Streams that are open, so that a server that stops can end them. */
export interface OpenStreams {
  /**
   * Opens a stream for a caller.
   * @throws {DomainError} `rate-limited` when the caller has too many open, `unavailable` when this process has.
   */
  open(response: Response, callerId: string): EventStream;
  closeAll(): void;
}

/** How many streams may be open at once. */
export interface StreamLimits {
  /** A person with the shop in many tabs has a dozen. */
  readonly perCaller: number;
  /** Each costs some 30 kB, and a share of what every change costs. */
  readonly inAll: number;
}

const LIMITS: StreamLimits = { perCaller: 50, inAll: 5_000 };
const RETRY_AFTER_SECONDS = 10;

export function createOpenStreams({ perCaller, inAll }: StreamLimits = LIMITS): OpenStreams {
  const callers = new Map<string, Set<Response>>();
  const responses = new Set<Response>();
  let stopped = false;
  const requireRoom = (mine: ReadonlySet<Response>): void => {
    const later = { retryAfterSeconds: RETRY_AFTER_SECONDS };
    if (mine.size >= perCaller) {
      throw new DomainError('rate-limited', `You follow ${perCaller} streams already; close some.`, later);
    }
    if (responses.size >= inAll) {
      throw new DomainError('unavailable', 'Too many streams are open here at the moment.', later);
    }
  };
  return {
    open(response, callerId) {
      const mine = callers.get(callerId) ?? new Set();
      requireRoom(mine);
      callers.set(callerId, mine.add(response));
      responses.add(response);
      const stream = openStream(response);
      stream.onClose(() => {
        responses.delete(response);
        mine.delete(response);
        if (mine.size === 0 && callers.get(callerId) === mine) callers.delete(callerId);
      });
      // Whoever asks for the head alone has it.
      if (stopped || response.req.method === 'HEAD') response.end();
      return stream;
    },
    closeAll() {
      stopped = true;
      for (const response of responses) response.end();
    },
  };
}

function openStream(response: Response): EventStream {
  const onClose = (act: () => void): void => {
    // Who went away while we looked up the order closes no second time.
    if (response.destroyed) act();
    else response.on('close', act);
  };
  response.writeHead(200, {
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'no-store, no-transform',
    'X-Accel-Buffering': 'no',
  });
  response.write('retry: 1000\n\n');
  const heartbeat = setInterval(() => {
    if (!response.writableEnded) response.write(': still here\n\n');
  }, HEARTBEAT_MS);
  onClose(() => clearInterval(heartbeat));
  return {
    send(event, data, id) {
      if (this.closed) return;
      response.write(
        `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`,
      );
      if (response.writableLength > MOST_BUFFERED) response.destroy();
    },
    onClose,
    get closed() {
      return response.writableEnded || response.destroyed;
    },
  };
}
