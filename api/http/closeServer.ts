import type { Server, ServerResponse } from 'node:http';

/** Connections that have just become idle are looked for this often. */
const LOOK_EVERY_MS = 50;

/**
 * Prepares a server to be closed while it is in use: what is asked is answered, and whoever asks by a connection that is
 * kept alive is told to make another, so that no request meets one that is cut.
 * @returns closes the server; connections that are still open after `drainMs` are cut.
 */
export function closableServer(server: Server): (drainMs: number) => Promise<void> {
  const underWay = new Set<ServerResponse>();
  let closing = false;
  server.prependListener('request', (_request, response: ServerResponse) => {
    if (closing) response.setHeader('Connection', 'close');
    underWay.add(response);
    response.on('close', () => underWay.delete(response));
  });
  return async (drainMs) => {
    closing = true;
    for (const response of underWay) if (!response.headersSent) response.setHeader('Connection', 'close');
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    const look = setInterval(() => server.closeIdleConnections(), LOOK_EVERY_MS);
    const cut = setTimeout(() => server.closeAllConnections(), drainMs);
    await closed;
    clearInterval(look);
    clearTimeout(cut);
  };
}
