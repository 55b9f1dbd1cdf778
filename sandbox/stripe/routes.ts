import { createHmac, randomBytes } from 'node:crypto';
import express, { Router, type Request } from 'express';
import type { Answer } from '../answer';
import type { Table } from '../journal';
import type { OwnWorld } from '../vendor';
import type { Signer } from '../webhookSender';
import { stripeError } from './error';
import { expanded, expandOf } from './expand';
import { once, type KeptAnswer } from './idempotency';
import type { PaymentIntent } from './intent';
import { createPayments, type Payments } from './payments';
import { createRefunds, type Refund, type Refunds } from './refunds';
import { authenticationPages } from './authentication';

const CAPACITY = 100_000;

/** Stripe's events come a moment after the answer to the call that caused them. */
const EVENT_DELAY_MS = 500;

export interface StripeOptions {
  readonly secretKey: string;
  readonly webhookSecret: string;
}

export interface StripeSandbox {
  readonly router: Router;
  readonly intents: Table<PaymentIntent>;
  readonly refunds: Table<Refund>;
}

/**
 * Stripe's API at `/v1`, and the bank's page under `/stripe`: Stripe's SDKs take an origin without a path, so
 * Stripe is the vendor that lives at the root.
 */
export function createStripe(
  options: StripeOptions,
  { journal, serve, sendWebhook, webhookTarget, captureWindowS }: OwnWorld,
): StripeSandbox {
  const intents = journal.table<PaymentIntent>('stripe.intents', CAPACITY);
  const answers = journal.table<KeptAnswer>('stripe.answers', CAPACITY);
  const refundTable = journal.table<Refund>('stripe.refunds', CAPACITY);
  const tell = (event: string, object: unknown): void =>
    sendWebhook(
      {
        event,
        url: `${webhookTarget}/webhooks/payments/stripe`,
        body: JSON.stringify(eventOf(event, object)),
        contentType: 'application/json',
      },
      EVENT_DELAY_MS,
    );
  const payments = createPayments(intents, ({ event, intent }) => tell(event, intent), captureWindowS);
  const refunds = createRefunds(intents, refundTable, ({ event, refund }) => tell(event, refund));
  const router = Router();
  router.use('/v1', apiRoutes(options, { payments, refunds }, answers, { serve, captureWindowS }));
  router.use('/stripe/authenticate', authenticationPages(intents, payments));
  return { router, intents, refunds: refundTable };
}

/** `Stripe-Signature`: HMAC-SHA256 over the time and the body, so that neither can be changed. */
export function stripeSigner(secret: string): Signer {
  return ({ body }) => {
    const timestamp = Math.floor(Date.now() / 1000);
    const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
    return { 'Stripe-Signature': `t=${timestamp},v1=${signature}` };
  };
}

function apiRoutes(
  options: StripeOptions,
  { payments, refunds }: { readonly payments: Payments; readonly refunds: Refunds },
  answers: Table<KeptAnswer>,
  { serve, captureWindowS }: Pick<OwnWorld, 'serve' | 'captureWindowS'>,
): Router {
  const router = Router();
  router.use(express.urlencoded({ extended: true, limit: '1mb' }));
  const route = (operation: string, perform: (request: Request, id: string) => Answer) =>
    serve(operation, (request) => {
      if (request.get('authorization') !== `Bearer ${options.secretKey}`) return unauthorized();
      const call = { path: request.originalUrl, params: request.body ?? {} };
      const key = request.method === 'POST' ? request.get('idempotency-key') : undefined;
      return once(answers, key, call, () =>
        expanded(perform(request, String(request.params['id'])), expandOf(request), captureWindowS),
      );
    });
  const page = (request: Request) => (id: string) =>
    `${request.protocol}://${request.get('host')}/stripe/authenticate/${id}`;
  router.get(
    '/payment_intents/search',
    route('search', ({ query: { query } }) => payments.search(typeof query === 'string' ? query : '')),
  );
  router.post(
    '/payment_intents',
    route('create', (request) => payments.create(request.body, page(request))),
  );
  router.get(
    '/payment_intents/:id',
    route('retrieve', (_request, id) => payments.retrieve(id)),
  );
  router.post(
    '/payment_intents/:id/confirm',
    route('confirm', (request, id) => payments.confirm(id, request.body, page(request))),
  );
  router.post(
    '/payment_intents/:id/capture',
    route('capture', (request, id) => payments.capture(id, request.body)),
  );
  router.post(
    '/payment_intents/:id/cancel',
    route('cancel', (_request, id) => payments.cancel(id)),
  );
  router.post(
    '/refunds',
    route('refund', (request) => refunds.create(request.body)),
  );
  router.get(
    '/refunds',
    route('listRefunds', ({ query }) => refunds.list(query)),
  );
  router.get(
    '/refunds/:id',
    route('retrieveRefund', (_request, id) => refunds.retrieve(id)),
  );
  return router;
}

function unauthorized(): Answer {
  return stripeError(401, { type: 'invalid_request_error', message: 'Invalid API Key provided.' });
}

function eventOf(event: string, object: unknown): unknown {
  return {
    id: `evt_${randomBytes(12).toString('hex')}`,
    object: 'event',
    api_version: '2026-10-28.endive',
    created: Math.floor(Date.now() / 1000),
    data: { object },
    livemode: false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    type: event,
  };
}
