import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import type { Running } from '../stack/supervise';

export interface CodecGatewayOptions {
  /** Where the API answers. */
  readonly apiUrl: string;
  /** The only page that is served: the development server's Web UI. */
  readonly uiOrigin: string;
  /** A bearer token of an engineer. */
  readonly token: () => Promise<string>;
}

export interface CodecGateway extends Running {
  /** The codec endpoint for the Web UI. */
  readonly endpoint: string;
}

const PATHS: readonly string[] = ['/codec/encode', '/codec/decode'];

/**
 * Lends the development server's Web UI an engineer's token: it has no sign-in, thus none of its own, and the API
 * decrypts for nobody without one. Anybody on this machine gets such tokens from the development issuer anyway. It
 * listens on the loopback interface alone, and answers that page and these two paths only.
 */
export async function startCodecGateway(options: CodecGatewayOptions): Promise<CodecGateway> {
  const server = createServer((request, response) => {
    answer(options, request, response).catch(() => {
      if (!response.headersSent) response.writeHead(502);
      response.end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const ended = new Promise<void>((resolve) => server.once('close', () => resolve()));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/codec`,
    ended,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await ended;
    },
  };
}

async function answer(
  { apiUrl, uiOrigin, token }: CodecGatewayOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = '', url = '', headers } = request;
  // A page elsewhere that got hold of our address must not borrow the token.
  if (headers.origin !== uiOrigin || !PATHS.includes(url)) {
    response.writeHead(403).end();
    return;
  }
  const answered =
    method === 'OPTIONS'
      ? await fetch(`${apiUrl}${url}`, { method, headers: { origin: uiOrigin } })
      : await fetch(`${apiUrl}${url}`, {
          method,
          headers: {
            origin: uiOrigin,
            authorization: `Bearer ${await token()}`,
            'content-type': 'application/json',
          },
          body: JSON.stringify(await json(request)),
        });
  response.writeHead(answered.status, passedOn(answered.headers));
  response.end(Buffer.from(await answered.arrayBuffer()));
}

/** What the browser decides by; not what describes the bytes of the other connection. */
function passedOn(headers: Headers): Record<string, string> {
  const kept = [...headers].filter(([name]) =>
    /^(access-control-.*|content-type|cache-control|vary)$/.test(name),
  );
  return Object.fromEntries(kept);
}
