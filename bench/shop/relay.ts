import {
  Agent,
  createServer,
  request,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';

/** Stands before several APIs, as a load balancer does. */
export interface Relay {
  readonly url: string;
  close(): Promise<void>;
}

/** Hands each request to the next of the origins in turn; where that does not answer, the caller's connection is cut off. */
export async function openRelay(origins: readonly string[]): Promise<Relay> {
  const agent = new Agent({ keepAlive: true });
  let turn = 0;
  const server = createServer((incoming, outgoing) => {
    const origin = origins[turn % origins.length];
    turn += 1;
    pass(incoming, outgoing, new URL(incoming.url ?? '/', origin), agent);
  });
  return {
    url: await listen(server),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        agent.destroy();
      }),
  };
}

/** Nothing is changed on the way: webhooks are signed over what they say and where they go. */
function pass(incoming: IncomingMessage, outgoing: ServerResponse, to: URL, agent: Agent): void {
  const { method = 'GET', headers } = incoming;
  const sent = request(to, { method, headers, agent }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  sent.once('error', () => outgoing.destroy());
  incoming.pipe(sent);
}

/** Has a server listen on a free port of this machine; returns its origin. */
export async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A server listens on no port');
  return `http://127.0.0.1:${address.port}`;
}
