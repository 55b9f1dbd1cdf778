import { followStream, reconnectPause, type StreamOptions, type StreamSurroundings } from './eventStream';

/** A stream that says this and then nothing more, without ending: what becomes of it when the network is gone. */
const FALLS_SILENT = 'id: 3\nevent: order\ndata: {}\n\n';

type Answer = Response | Error | typeof FALLS_SILENT;

function silentStream(signal: AbortSignal | null | undefined): Response {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(FALLS_SILENT));
      signal?.addEventListener('abort', () => controller.error(signal.reason));
    },
  });
  return new Response(body);
}

/** A server that gives each connection the next answer and remembers what it was asked. */
function scripted(answers: readonly Answer[], leave: AbortController) {
  const asked: Headers[] = [];
  const pauses: number[] = [];
  const surroundings: StreamSurroundings = {
    fetch: async (_url, init) => {
      const answer = answers[asked.length];
      asked.push(new Headers(init?.headers));
      if (!answer) {
        leave.abort();
        throw new Error('the page left');
      }
      if (answer instanceof Error) throw answer;
      return answer === FALLS_SILENT ? silentStream(init?.signal) : answer;
    },
    random: () => 0,
    // After what was heard, nothing more is: the patience is over at once.
    watch: (_milliseconds, onSilence) => ({ heard: onSilence, stop: () => undefined }),
    sleep: async (milliseconds) => {
      pauses.push(milliseconds);
    },
  };
  return { asked, pauses, surroundings };
}

const stream = (text: string): Response => new Response(text, { status: 200 });

async function follow(answers: readonly Answer[], changed: Partial<StreamOptions> = {}) {
  const leave = new AbortController();
  const server = scripted(answers, leave);
  const messages: string[] = [];
  const connections: boolean[] = [];
  await followStream(
    {
      url: '/events',
      token: () => 'token-1',
      renew: async () => false,
      signal: leave.signal,
      onMessage: ({ id, event, data }) => messages.push(`${id ?? ''} ${event ?? ''} ${data}`),
      onConnection: (up) => connections.push(up),
      ...changed,
    },
    server.surroundings,
  );
  return { messages, connections, ...server };
}

describe('followStream', () => {
  it('hands on each event with its id and kind, and no comments', async () => {
    const { messages, asked } = await follow([
      stream('id: 4\nevent: order\ndata: {"a":1}\n\n: heartbeat\n\nid: 5\nevent: order\ndata: {"a":2}\n\n'),
    ]);
    expect(messages).toEqual(['4 order {"a":1}', '5 order {"a":2}']);
    expect(asked[0]?.get('authorization')).toBe('Bearer token-1');
    expect(asked[0]?.get('last-event-id')).toBeNull();
  });

  it('joins an event that arrives in pieces, letters of several bytes included', async () => {
    const bytes = new TextEncoder().encode('event: order\ndata: অর্ডার\n\n');
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const byte of bytes) controller.enqueue(new Uint8Array([byte]));
        controller.close();
      },
    });
    const { messages } = await follow([new Response(body)]);
    expect(messages).toEqual([' order অর্ডার']);
  });

  it('reconnects after the last event it saw, and says when it is away', async () => {
    const { asked, connections } = await follow([stream('id: 7\nevent: order\ndata: {}\n\n'), stream('')]);
    expect(asked[1]?.get('last-event-id')).toBe('7');
    expect(connections).toEqual([true, false, true, false]);
  });

  it('gives up a connection that has fallen silent, and goes on where it was', async () => {
    const { asked, messages, connections } = await follow([FALLS_SILENT, stream('')]);
    expect(messages).toEqual(['3 order {}']);
    expect(asked[1]?.get('last-event-id')).toBe('3');
    expect(connections).toEqual([true, false, true, false]);
  });

  it('waits longer after every failure in a row, and starts over after an event', async () => {
    const down = new Error('connection refused');
    const { pauses } = await follow([down, down, down, stream('data: {}\n\n'), down]);
    expect(pauses).toEqual([250, 500, 1000, 250, 500]);
  });

  it('keeps trying while the server is broken', async () => {
    const { asked } = await follow([new Response('', { status: 503 }), new Response('', { status: 500 })]);
    expect(asked).toHaveLength(3);
  });

  it('stops where repeating is of no use', async () => {
    for (const status of [403, 404]) {
      const { asked, pauses } = await follow([new Response('', { status })]);
      expect(asked).toHaveLength(1);
      expect(pauses).toEqual([]);
    }
  });

  it('goes on with a renewed token after a 401, and stops without one', async () => {
    let token = 'old';
    const renewed = await follow([new Response('', { status: 401 }), stream('')], {
      token: () => token,
      renew: async () => {
        token = 'new';
        return true;
      },
    });
    expect(renewed.asked[1]?.get('authorization')).toBe('Bearer new');
    const refused = await follow([new Response('', { status: 401 }), stream('')]);
    expect(refused.asked).toHaveLength(1);
  });

  it('asks nothing once its person has signed out', async () => {
    const tokens = ['token-1'];
    const { asked, pauses } = await follow([stream('data: {}\n\n')], { token: () => tokens.pop() });
    expect(asked).toHaveLength(1);
    expect(pauses).toHaveLength(1);
  });
});

describe('reconnectPause', () => {
  it('never exceeds fifteen seconds and never falls below half of its step', () => {
    expect(reconnectPause(50, 1)).toBe(15_000);
    expect(reconnectPause(0, 0)).toBe(250);
    expect(reconnectPause(2, 1)).toBe(2_000);
  });
});
