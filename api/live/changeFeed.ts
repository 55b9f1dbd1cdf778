import { Client } from 'pg';
import type { Logger } from 'pino';

/** Reconnecting waits this long at first and at most. */
const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 5_000;

/**
 * A connection that is quiet for longer is asked whether it still stands. At night nothing is announced for hours, and
 * firewalls forget such a connection within minutes, without a word to either end.
 */
const QUIET_MS = 30_000;

/** An order's new version, as a commit announced it. */
export interface ChangeNotice {
  readonly orderId: string;
  readonly version: number;
}

/** Told of changes; `missed` when some may have gone by unseen and SQL must be asked. */
export interface ChangeListener {
  changed(notice: ChangeNotice): void;
  missed(): void;
}

/**
 * What PostgreSQL announces on the channel `orders`, handed to this process' listeners over one connection of
 * its own. A notice is a nudge, never the truth: listeners read the change itself from SQL.
 */
export interface ChangeFeed {
  /** Listens to one order, or to all of them; returns the way out. */
  listen(orderId: string | undefined, listener: ChangeListener): () => void;
  close(): Promise<void>;
}

export function createChangeFeed(databaseUrl: string, log: Logger): ChangeFeed {
  const listeners = new Map<string | undefined, Set<ChangeListener>>();
  const connection = keepListening(databaseUrl, log, {
    onNotice(notice) {
      for (const key of [notice.orderId, undefined]) {
        for (const listener of listeners.get(key) ?? []) listener.changed(notice);
      }
    },
    onReconnected() {
      for (const group of listeners.values()) for (const listener of group) listener.missed();
    },
  });
  return {
    listen(orderId, listener) {
      connection.open();
      const group = listeners.get(orderId) ?? new Set();
      listeners.set(orderId, group.add(listener));
      return () => {
        group.delete(listener);
        if (group.size === 0 && listeners.get(orderId) === group) listeners.delete(orderId);
      };
    },
    close: () => connection.close(),
  };
}

interface ConnectionEvents {
  onNotice(notice: ChangeNotice): void;
  onReconnected(): void;
}

/** A LISTEN connection that is opened when first needed and comes back by itself. */
function keepListening(
  databaseUrl: string,
  log: Logger,
  events: ConnectionEvents,
): { open(): void; close(): Promise<void> } {
  let client: Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  let opened = false;
  let closed = false;
  let waitMs = FIRST_RETRY_MS;

  async function connect(): Promise<void> {
    const fresh = new Client({
      connectionString: databaseUrl,
      keepAlive: true,
      keepAliveInitialDelayMillis: QUIET_MS,
      application_name: 'throughline-events',
    });
    client = fresh;
    fresh.on('notification', ({ payload }) => {
      const notice = parseNotice(payload);
      if (notice) events.onNotice(notice);
    });
    fresh.on('error', () => comeBack(fresh));
    fresh.on('end', () => comeBack(fresh));
    try {
      await fresh.connect();
      await fresh.query('LISTEN orders');
      waitMs = FIRST_RETRY_MS;
      // Whoever connected before the LISTEN stood may have missed a change, the first time as well.
      events.onReconnected();
    } catch {
      comeBack(fresh);
    }
  }

  function comeBack(lost: Client): void {
    if (closed || client !== lost) return;
    client = undefined;
    lost.end().catch(() => undefined);
    log.warn({ retryInMs: waitMs }, 'the connection for live changes was lost');
    retry = setTimeout(() => void connect(), waitMs);
    waitMs = Math.min(waitMs * 2, LONGEST_RETRY_MS);
  }

  return {
    open() {
      if (opened || closed) return;
      opened = true;
      void connect();
    },
    async close() {
      closed = true;
      clearTimeout(retry);
      await client?.end().catch(() => undefined);
    },
  };
}

function parseNotice(payload: string | undefined): ChangeNotice | undefined {
  const match = /^(.+):(\d+)$/.exec(payload ?? '');
  return match?.[1] && match[2] ? { orderId: match[1], version: Number(match[2]) } : undefined;
}
