import { Agent, request } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** Requests over connections that are kept open, as a shop's own backend makes them; it costs less than `fetch`. */
export interface HttpClient {
  get(path: string): Promise<Answer>;
  post(path: string, headers: Readonly<Record<string, string>>, body: string): Promise<Answer>;
  close(): void;
}

const TIMEOUT_MS = 30_000;

/** @param origin `http://host:port` */
export function createHttpClient(origin: string): HttpClient {
  const agent = new Agent({ keepAlive: true });
  const send = (
    method: string,
    path: string,
    headers: Readonly<Record<string, string>>,
    body: string,
  ): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const sent = request(
        new URL(path, origin),
        { method, agent, headers: { ...headers, 'content-length': Buffer.byteLength(body) } },
        (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (part: string) => (text += part));
          response.once('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
          response.once('error', reject);
        },
      );
      sent.setTimeout(TIMEOUT_MS, () =>
        sent.destroy(new Error(`${method} ${path} took over ${TIMEOUT_MS} ms`)),
      );
      sent.once('error', reject);
      sent.end(body);
    });
  return {
    get: (path) => send('GET', path, {}, ''),
    post: (path, headers, body) =>
      send('POST', path, { 'content-type': 'application/json', ...headers }, body),
    close: () => agent.destroy(),
  };
}
