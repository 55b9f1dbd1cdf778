import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

interface MetricsServerOptions {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  /** All metrics, in Prometheus' text format. */
  readonly metrics: () => Promise<string>;
  /** Whether the process does its work. */
  readonly healthy: () => boolean;
}

/** A server of `/metrics` and `/healthz`. */
export interface MetricsServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves metrics for a process that serves nothing else. It fails when the port can't be had. */
export async function startMetricsServer(options: MetricsServerOptions): Promise<MetricsServer> {
  const { host, port } = options;
  const server = createServer((request, response) => {
    answer(options, pathOf(request.url)).then(
      ({ status, type, body }) => response.writeHead(status, { 'Content-Type': type }).end(body),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  // Metrics must not keep a process alive whose work has ended.
  server.unref();
  const address = server.address() as AddressInfo;
  return {
    url: `http://${host}:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Who scrapes and probes adds parameters, which say nothing here, as they say nothing to the API's own paths of these names. */
const pathOf = (url = '/'): string | undefined => url.split('?', 1)[0];

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

async function answer({ metrics, healthy }: MetricsServerOptions, path: string | undefined): Promise<Answer> {
  switch (path) {
    case '/metrics':
      return { status: 200, type: 'text/plain; version=0.0.4; charset=utf-8', body: await metrics() };
    case '/healthz': {
      const ok = healthy();
      const body = JSON.stringify({ status: ok ? 'ok' : 'unavailable' });
      return { status: ok ? 200 : 503, type: 'application/json', body };
    }
    default:
      return { status: 404, type: 'text/plain', body: 'There are /metrics and /healthz.' };
  }
}
