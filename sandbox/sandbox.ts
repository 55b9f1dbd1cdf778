import express from 'express';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { controlRoutes } from './control/routes';
import { createFaultBoard, type FaultBoard } from './faults';
import { issuerKey } from './issuer/key';
import { issuerRoutes } from './issuer/routes';
import { signToken, type TokenClaims, type TokenParties } from './issuer/token';
import { openJournal } from './journal';
import { messageTable } from './messages';
import type { SandboxOptions } from './options';
import { createParcels } from './pathao/parcels';
import { pathaoRoutes, pathaoSigner } from './pathao/routes';
import { createEventPoster, eventKey } from './sendgrid/events';
import { sendgridRoutes } from './sendgrid/routes';
import { createStripe, stripeSigner } from './stripe/routes';
import { twilioRoutes, twilioSigner } from './twilio/routes';
import { createSalesOrders } from './unierp/orders';
import { unierpRoutes } from './unierp/routes';
import { createWebhookSender } from './webhookSender';

/** At speed 1: a rider comes after a minute, and every 20 seconds a parcel reaches its next station. */
const PICKUP_MS = 60_000;
const STEP_MS = 20_000;
const SMS_SENT_MS = 200;
const SMS_DELIVERED_MS = 2_000;
/** Longer than clients keep idle connections, so that none of them meets one that was just closed. */
const KEEP_ALIVE_MS = 120_000;

export interface Sandbox {
  /** Starts to listen. Resolves to the origin, such as `http://127.0.0.1:4010`. Port 0 takes any free one. */
  listen(port: number, host?: string): Promise<string>;
  /** Stops listening and sending; what is under way goes on with the next start from the same directory. */
  close(): Promise<void>;
  readonly faults: FaultBoard;
  /** Base64 DER of the key that signs SendGrid's events. */
  readonly sendgridPublicKey: string;
  /** A bearer token of this sandbox's issuer; only while it listens, unless the issuer's URL is configured. */
  token(claims: TokenClaims): Promise<string>;
}

/** The outside world in one process: vendors at their own paths, an identity provider, and the switches. */
export function createSandbox(options: SandboxOptions): Sandbox {
  const { dataDir, speed, webhookTarget } = options;
  const fileIn = (name: string) => (dataDir === undefined ? undefined : join(dataDir, name));
  const journal = openJournal(fileIn('journal.jsonl'));
  const faults = createFaultBoard(options.seed);
  const mailKey = eventKey(fileIn('sendgrid-key.pem'));
  const webhooks = createWebhookSender(journal, faults, {
    stripe: stripeSigner(options.stripe.webhookSecret),
    pathao: pathaoSigner(options.pathao.webhookSecret),
    twilio: twilioSigner(options.twilio.authToken),
    sendgrid: mailKey.signer,
  });
  const events = createEventPoster(webhooks, webhookTarget);
  const messages = messageTable(journal);
  const pace = { pickupMs: PICKUP_MS / speed, stepMs: STEP_MS / speed };
  const parcels = createParcels(journal, webhooks, webhookTarget, pace);
  const stripe = createStripe(options.stripe, webhookTarget, journal, faults, webhooks);
  const salesOrders = createSalesOrders(journal);
  const smsLatency = { sentMs: SMS_SENT_MS / speed, deliveredMs: SMS_DELIVERED_MS / speed };
  const key = issuerKey(dataDir);
  let origin: string | undefined;
  const parties = (): TokenParties => partiesOf(options, origin);

  const app = express().disable('x-powered-by').disable('etag');
  app.use(controlRoutes({ faults, intents: stripe.intents, parcels, messages, salesOrders, webhooks }));
  app.use('/issuer', issuerRoutes(key, parties));
  app.use('/pathao', pathaoRoutes(options.pathao, parcels, faults));
  app.use('/twilio', twilioRoutes(options.twilio, messages, faults, webhooks, smsLatency));
  app.use('/sendgrid', sendgridRoutes(options.sendgrid, mailKey.publicKey, messages, faults, events));
  app.use('/unierp', unierpRoutes(options.unierp, salesOrders, faults));
  app.use(stripe.router);

  const server = createServer(app);
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  return {
    faults,
    sendgridPublicKey: mailKey.publicKey,
    token: (claims) => signToken(key, parties(), claims),
    listen: async (port, host = '127.0.0.1') => (origin = await listen(server, port, host)),
    close: async () => {
      events.close();
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
