import express from 'express';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { controlRoutes } from './control/routes';
import { createFaultBoard, type FaultBoard } from './faultBoard';
import { issuerKey } from './issuer/key';
import { issuerRoutes } from './issuer/routes';
import { signToken, type TokenClaims, type TokenParties } from './issuer/token';
import { openJournal } from './journal';
import { messageTable } from './messages';
import type { SandboxOptions } from './options';
import { VENDORS, type VendorName } from './vendors';
import { createWebhookSender, type Signer } from './webhookSender';

/** Longer than clients keep idle connections, so that none of them meets one that was just closed. */
const KEEP_ALIVE_MS = 120_000;

export interface Sandbox {
  /** Starts to listen. Resolves to the origin, such as `http://127.0.0.1:4010`. Port 0 takes any free one. */
  listen(port: number, host?: string): Promise<string>;
  /** Stops listening and sending; what is under way goes on with the next start from the same directory. */
  close(): Promise<void>;
  readonly faults: FaultBoard<VendorName>;
  /** Environment variables that the shop must be told: keys that the vendors have made for themselves. */
  readonly environment: Readonly<Record<string, string>>;
  /** A bearer token of this sandbox's issuer; only while it listens, unless the issuer's URL is configured. */
  token(claims: TokenClaims): Promise<string>;
}

/** The outside world in one process: vendors at their own paths, an identity provider, and the switches. */
export function createSandbox(options: SandboxOptions): Sandbox {
  const { dataDir, speed, captureWindowS, webhookTarget } = options;
  const fileIn = (name: string) => (dataDir === undefined ? undefined : join(dataDir, name));
  const journal = openJournal(fileIn('journal.jsonl'));
  const faults = createFaultBoard<VendorName>(options.seed);
  const signers = new Map<string, Signer | 'none'>();
  const webhooks = createWebhookSender(journal, faults, (webhook) => {
    const sign = signers.get(webhook.vendor) ?? 'none';
    return sign === 'none' ? {} : sign(webhook);
  });
  const messages = messageTable(journal);
  const world = { journal, faults, webhooks, webhookTarget, speed, captureWindowS, messages, fileIn };
  const vendors = VENDORS.map(({ name, path, start }) => {
    const running = start(options, world);
    signers.set(name, running.sign);
    return { path, ...running };
  });
  const key = issuerKey(dataDir);
  let origin: string | undefined;
  const parties = (): TokenParties => partiesOf(options, origin);

  const app = express().disable('x-powered-by').disable('etag');
  app.use(controlRoutes({ faults, messages, vendors, webhooks }));
  app.use('/issuer', issuerRoutes(key, parties));
  for (const { path, routes } of vendors) app.use(path, routes);

  const server = createServer(app);
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  return {
    faults,
    environment: Object.fromEntries(vendors.flatMap(({ environment = {} }) => Object.entries(environment))),
    token: (claims) => signToken(key, parties(), claims),
    listen: async (port, host = '127.0.0.1') => (origin = await listen(server, port, host)),
    close: async () => {
      for (const vendor of vendors) vendor.close?.();
      webhooks.close();
      await closeServer(server);
      journal.close();
    },
  };
}

function partiesOf({ issuer }: SandboxOptions, origin: string | undefined): TokenParties {
  const url = issuer.url ?? (origin && `${origin}/issuer`);
  if (url === undefined) throw new Error('The sandbox has no address before it listens');
  return { issuer: url, audience: issuer.audience };
}

function listen(server: Server, port: number, host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      const bound = typeof address === 'object' && address !== null ? address.port : port;
      resolve(`http://${host}:${bound}`);
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
