import { createParser, type EventSourceMessage } from 'eventsource-parser';

/** Waits for a sign of life. */
export interface Watch {
  /** There was one: the waiting starts over. */
  readonly heard: () => void;
  readonly stop: () => void;
}

/** What the stream needs from outside, so that a test can play the network and the clock. */
export interface StreamSurroundings {
  readonly fetch: typeof fetch;
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Calls back once nothing was heard for so long. */
  readonly watch: (milliseconds: number, onSilence: () => void) => Watch;
  /** From 0 to 1: spreads the reconnections of many pages after an outage. */
  readonly random: () => number;
}

export interface StreamOptions {
  readonly url: string;
  /** Asked at every connection: tokens are renewed while a page is open. Undefined once nobody is signed in. */
  readonly token: () => string | undefined;
  /** The token was refused; true when a new one is there to try. */
  readonly renew: (token: string) => Promise<boolean>;
  readonly signal: AbortSignal;
  readonly onMessage: (message: EventSourceMessage) => void;
  /** Called whenever the connection comes up or is lost. */
  readonly onConnection: (connected: boolean) => void;
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;
/**
 * The server is heard every quarter of a minute at least. A phone that changed its network, or a server that froze,
 * ends no connection: without this the page would call itself live for hours.
 */
const LONGEST_SILENCE_MS = 40_000;

/** How long to wait before the nth attempt in a row: doubling, bounded, with half of it by chance. */
export function reconnectPause(attempt: number, random: number): number {
  const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt);
  return longest / 2 + (longest / 2) * random;
}

/**
 * Reads server-sent events until the signal aborts, reconnecting with `Last-Event-ID` after the last message
 * seen. The browser's own EventSource can't send the Authorization header, hence fetch. A refusal that
 * repeating won't change (403, 404, or 401 without a new token) ends the stream, and so does the person's leave.
 */
export async function followStream(options: StreamOptions, surroundings: StreamSurroundings): Promise<void> {
  let lastEventId: string | undefined;
  let attempt = 0;
  const onMessage = (message: EventSourceMessage): void => {
    lastEventId = message.id ?? lastEventId;
    attempt = 0;
    options.onMessage(message);
  };
  while (!options.signal.aborted) {
    const outcome = await connectOnce(options, surroundings, lastEventId, onMessage);
    if (outcome === 'refused' || options.signal.aborted) return;
    options.onConnection(false);
    await surroundings.sleep(reconnectPause(attempt, surroundings.random()), options.signal);
    attempt += 1;
  }
}

async function connectOnce(
  options: StreamOptions,
  surroundings: StreamSurroundings,
  lastEventId: string | undefined,
  onMessage: (message: EventSourceMessage) => void,
): Promise<'lost' | 'refused'> {
  const token = options.token();
  if (token === undefined) return 'refused';
  const silence = new AbortController();
  const watch = surroundings.watch(LONGEST_SILENCE_MS, () => silence.abort());
  try {
    const response = await surroundings.fetch(options.url, {
      headers: {
        accept: 'text/event-stream',
        authorization: `Bearer ${token}`,
        ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
      },
      signal: AbortSignal.any([options.signal, silence.signal]),
    });
    if (response.status === 401) return (await options.renew(token)) ? 'lost' : 'refused';
    if (response.status === 403 || response.status === 404) return 'refused';
    if (!response.ok || !response.body) return 'lost';
    options.onConnection(true);
    await readMessages(response.body, onMessage, watch.heard);
    return 'lost';
  } catch {
    // The network broke or fell silent, or the page left; the loop knows by the signal.
    return 'lost';
  } finally {
    watch.stop();
  }
}

async function readMessages(
  body: ReadableStream<Uint8Array>,
  onMessage: (message: EventSourceMessage) => void,
  heard: () => void,
): Promise<void> {
  const parser = createParser({ onEvent: onMessage });
  const decoder = new TextDecoder();
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    heard();
    parser.feed(decoder.decode(value, { stream: true }));
  }
}
