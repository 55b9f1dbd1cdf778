import { randomBytes } from 'node:crypto';
import express, { Router, type Request } from 'express';
import { z } from 'zod';
import type { Answer } from '../answer';
import type { OwnWorld } from '../vendor';
import type { Signer } from '../webhookSender';
import { dhakaTime, statusSlug, type PathaoParcel } from './parcel';
import type { Parcels } from './parcels';

export interface PathaoOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly username: string;
  readonly password: string;
  readonly webhookSecret: string;
}

const TOKEN_LIFE_S = 432_000;

const order = z.object({
  store_id: z.int(),
  merchant_order_id: z.string().min(1),
  recipient_name: z.string().min(1).max(100),
  recipient_phone: z.string().regex(/^01[3-9]\d{8}$/, 'The recipient phone must be 11 digits.'),
  recipient_address: z.string().min(10).max(220),
  delivery_type: z.union([z.literal(48), z.literal(12)]),
  item_type: z.union([z.literal(1), z.literal(2)]),
  item_quantity: z.int().min(1),
  item_weight: z.coerce.number().min(0.5).max(10),
  amount_to_collect: z.int().min(0),
});

/** `X-PATHAO-Signature` is the merchant's secret itself. */
export function pathaoSigner(secret: string): Signer {
  return () => ({ 'X-PATHAO-Signature': secret });
}

/** Pathao's merchant API, below `/pathao`. */
export function pathaoRoutes(options: PathaoOptions, parcels: Parcels, serve: OwnWorld['serve']): Router {
  const router = Router();
  const tokens = createTokens();
  router.use(express.json({ limit: '1mb' }));
  const signedIn = (perform: (request: Request) => Answer) => (request: Request) =>
    tokens.accepts(request.get('authorization')) ? perform(request) : refused(401, 'Unauthenticated.');
  const api = '/aladdin/api/v1';
  router.post(
    `${api}/issue-token`,
    serve('token', ({ body }) => tokens.issue(options, body)),
  );
  router.post(
    `${api}/orders`,
    serve(
      'book',
      signedIn(({ body }) => book(parcels, body)),
    ),
  );
  router.get(
    `${api}/orders/:id/info`,
    serve(
      'info',
      signedIn(({ params }) => info(parcels.find(String(params['id'])))),
    ),
  );
  return router;
}

interface Tokens {
  issue(options: PathaoOptions, body: unknown): Answer;
  accepts(authorization: string | undefined): boolean;
}

/** Tokens live in memory: after a restart merchants are refused once and sign in again, as after a revocation. */
function createTokens(): Tokens {
  const access = new Set<string>();
  const refresh = new Set<string>();
  return {
    accepts: (authorization) => access.has((authorization ?? '').replace(/^Bearer /, '')),
    issue: (options, body) => {
      const given = z.record(z.string(), z.unknown()).safeParse(body).data ?? {};
      const client =
        given['client_id'] === options.clientId && given['client_secret'] === options.clientSecret;
      const password = given['username'] === options.username && given['password'] === options.password;
      const renewal =
        given['grant_type'] === 'refresh_token' && refresh.delete(String(given['refresh_token']));
      if (!client || !(renewal || (given['grant_type'] === 'password' && password))) {
        return refused(401, 'The user credentials were incorrect.');
      }
      const pair = { access: randomBytes(24).toString('hex'), refresh: randomBytes(24).toString('hex') };
      remember(access, pair.access);
      remember(refresh, pair.refresh);
      const body_ = { token_type: 'Bearer', expires_in: TOKEN_LIFE_S };
      return { status: 200, body: { ...body_, access_token: pair.access, refresh_token: pair.refresh } };
    },
  };
}

/** Only the newest thousand are kept: a merchant that signs in for every call must not fill the memory. */
function remember(tokens: Set<string>, token: string): void {
  tokens.add(token);
  const oldest = tokens.size > 1_000 ? tokens.values().next().value : undefined;
  if (oldest !== undefined) tokens.delete(oldest);
}

/**
 * Books a parcel. Pathao's documents don't say what becomes of a second order with the same merchant_order_id;
 * here it is refused without naming the first, the harder case for a merchant who lost the first answer.
 */
function book(parcels: Parcels, body: unknown): Answer {
  const parsed = order.safeParse(body);
  if (!parsed.success) {
    const errors = Object.fromEntries(
      parsed.error.issues.map(({ path, message }) => [path.join('.'), [message]]),
    );
    return refused(422, 'Please fix the given errors', errors);
  }
  const { data } = parsed;
  const parcel = parcels.book({
    merchantOrderId: data.merchant_order_id,
    storeId: data.store_id,
    recipientName: data.recipient_name,
    recipientPhone: data.recipient_phone,
    recipientAddress: data.recipient_address,
    weightKg: data.item_weight,
    amountToCollect: data.amount_to_collect,
  });
  if (!parcel) {
    const taken = { merchant_order_id: ['The merchant order id has already been taken.'] };
    return refused(422, 'Please fix the given errors', taken);
  }
  return granted('Order Created Successfully', {
    consignment_id: parcel.id,
    merchant_order_id: parcel.merchantOrderId,
    order_status: 'Pending',
    delivery_fee: parcel.fee,
  });
}

function info(parcel: PathaoParcel | undefined): Answer {
  if (!parcel) return refused(404, 'Order not found');
  const slug = statusSlug(parcel.word);
  return granted('Order info', {
    consignment_id: parcel.id,
    merchant_order_id: parcel.merchantOrderId,
    order_status: slug.replaceAll('_', ' '),
    order_status_slug: slug,
    updated_at: dhakaTime(parcel.updatedAt),
    invoice_id: null,
  });
}

function granted(message: string, data: unknown): Answer {
  return { status: 200, body: { message, type: 'success', code: 200, data } };
}

function refused(code: number, message: string, errors?: unknown): Answer {
  return {
    status: code,
    body: { message, type: 'error', code, ...(errors === undefined ? {} : { errors }) },
  };
}
