import { setTimeout as pause } from 'node:timers/promises';
import type { Response } from 'express';
import type { Actor } from '../../domain/people/actor';
import { learnsOf } from '../../domain/people/disclosure';
import type { PrismaClient } from '../../prisma/client';
import type { ChangeFeed, ChangeNotice } from './changeFeed';
import { orderHead, type OrderHeadRow } from '../orders/orderRow';
import type { OrderChangeJson } from '../schema/order';

/** Proxies close what is silent for a minute. */
const HEARTBEAT_MS = 15_000;
/** A reader that falls this many bytes behind is gone; it comes back with Last-Event-ID. */
const MOST_BUFFERED = 1_000_000;
/** Before what could not be read is read again. */
const READ_AGAIN_MS = 1_000;
/** Beyond, a client that follows all orders reads its list again rather than change by change. */
const MOST_TOLD_SINGLY = 500;

/** An open stream of server-sent events. */
interface EventStream {
  send(event: string, data: unknown, id?: string): void;
  /** Acts when the stream closes; at once when it has. */
  onClose(act: () => void): void;
  readonly closed: boolean;
}

/** Who follows which order, and from where. */
export interface Following {
  readonly orderId: string;
  readonly actor: Actor;
  /** The last version the client has; undefined: it gets the newest, then what follows. */
  readonly after: number | undefined;
}

/** Streams that are open, so that a server that stops can end them. */
export interface OpenStreams {
  open(response: Response): EventStream;
  closeAll(): void;
}

export function createOpenStreams(): OpenStreams {
  const responses = new Set<Response>();
  let stopped = false;
  return {
    open(response) {
      responses.add(response);
      const stream = openStream(response);
      stream.onClose(() => responses.delete(response));
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

/** What live streams take. */
export interface StreamDeps {
  readonly prisma: PrismaClient;
  readonly changes: ChangeFeed;
  readonly streams: OpenStreams;
}

/**
 * Streams one order's changes from after a version on: each once, in order, whatever notices were lost,
 * because every notice makes it read all that SQL has beyond the last version sent.
 *
 * Whoever reads less of an order follows less of it: of a fact that they don't learn of, `refresh` says that the order may
 * look different, and nothing else.
 */
export async function streamOrder(
  { prisma, changes, streams }: StreamDeps,
  { orderId, actor, after }: Following,
  response: Response,
): Promise<void> {
  let last = after ?? (await newestVersion(prisma, orderId)) - 1;
  const stream = streams.open(response);
  const catchUp = oneAtATime(stream, async () => {
    for (const change of await changesAfter(prisma, orderId, last)) {
      last = change.version;
      const id = String(change.version);
      if (learnsOf(change.type, actor)) stream.send('order', change, id);
      else stream.send('refresh', { orderId, version: change.version }, id);
    }
  });
  stream.onClose(changes.listen(orderId, { changed: catchUp, missed: catchUp }));
  catchUp();
}

/**
 * Streams the changes of all orders. Their versions make no single line, so there is no resuming: `resync`
 * tells the client to read its list again.
 */
export function streamAllOrders({ prisma, changes, streams }: StreamDeps, response: Response): void {
  const stream = streams.open(response);
  let notices: ChangeNotice[] = [];
  const tell = oneAtATime(stream, async () => {
    const batch = notices;
    notices = [];
    const told =
      batch.length > MOST_TOLD_SINGLY ? undefined : await changesOf(prisma, batch).catch(() => undefined);
    if (!told) return stream.send('resync', {});
    for (const change of told) stream.send('order', change, `${change.orderId}:${change.version}`);
  });
  const listener = {
    changed(notice: ChangeNotice) {
      notices.push(notice);
      tell();
    },
    missed: () => stream.send('resync', {}),
  };
  stream.onClose(changes.listen(undefined, listener));
  stream.send('resync', {});
}

/** Runs an act, and once more if it was asked for meanwhile; one that fails is repeated while somebody listens. */
function oneAtATime(stream: EventStream, act: () => Promise<void>): () => void {
  let running = false;
  let again = false;
  async function run(): Promise<void> {
    running = true;
    do {
      again = false;
      try {
        await act();
      } catch {
        again = true;
        await pause(READ_AGAIN_MS);
      }
    } while (again && !stream.closed);
    running = false;
  }
  return () => {
    again = true;
    if (!running) void run();
  };
}

async function newestVersion(prisma: PrismaClient, orderId: string): Promise<number> {
  const row = await prisma.order.findUnique({ where: { id: orderId }, select: { version: true } });
  return row?.version ?? 0;
}

const withOrder = {
  orderId: true,
  version: true,
  type: true,
  at: true,
  order: { select: { status: true, stage: true, paymentStatus: true } },
} as const;

async function changesAfter(
  prisma: PrismaClient,
  orderId: string,
  version: number,
): Promise<OrderChangeJson[]> {
  const rows = await prisma.orderEvent.findMany({
    where: { orderId, version: { gt: version } },
    orderBy: { version: 'asc' },
    select: withOrder,
  });
  return rows.map(toChange);
}

async function changesOf(prisma: PrismaClient, notices: readonly ChangeNotice[]): Promise<OrderChangeJson[]> {
  if (notices.length === 0) return [];
  const rows = await prisma.orderEvent.findMany({
    where: { OR: notices.map(({ orderId, version }) => ({ orderId, version })) },
    orderBy: [{ at: 'asc' }, { version: 'asc' }],
    select: withOrder,
  });
  return rows.map(toChange);
}

interface ChangeRow {
  readonly orderId: string;
  readonly version: number;
  readonly type: string;
  readonly at: Date;
  readonly order: OrderHeadRow;
}

/** The order's state now, whichever version is told of: what a page shows. */
function toChange({ orderId, version, type, at, order }: ChangeRow): OrderChangeJson {
  return {
    orderId,
    version,
    type,
    at: at.toISOString(),
    ...orderHead(order),
  };
}
