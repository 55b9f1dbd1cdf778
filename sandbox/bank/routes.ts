import { createHmac } from 'node:crypto';
import express, { Router, type Request } from 'express';
import { z } from 'zod';
import type { Answer } from '../answer';
import type { OwnWorld } from '../vendor';
import type { Signer } from '../webhookSender';
import { wordsOf, type BankBatch, type Batches } from './batches';

export interface BankOptions {
  readonly apiKey: string;
  readonly webhookSecret: string;
}

const decimal = z.string().regex(/^\d{1,9}\.\d{2}$/, 'a decimal such as "1530.00"');
const account = z.string().regex(/^\d{8,17}$/);
const common = { payout_id: z.string().min(1).max(100), account, amount: decimal };
const batch = z.object({
  currency: z.literal('BDT'),
  payments: z
    .array(
      z.discriminatedUnion('channel', [
        z.object({ ...common, channel: z.literal('bkash') }),
        z.object({ ...common, channel: z.literal('nagad') }),
        z.object({
          ...common,
          channel: z.literal('bank'),
          account_holder: z.string().min(1),
          bank: z.string().min(1),
          routing_number: z.string().regex(/^\d{9}$/),
        }),
      ]),
    )
    .min(1),
});

/** `X-Bank-Signature`: HMAC-SHA-256 over the time, a dot and the body. */
export const bankSigner =
  (secret: string): Signer =>
  ({ body }) => {
    const time = Math.floor(Date.now() / 1_000);
    const mac = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
    return { 'X-Bank-Signature': `t=${time},v1=${mac}` };
  };

/** A bank's bulk payments, below `/bank`. */
export function bankRoutes({ apiKey }: BankOptions, batches: Batches, serve: OwnWorld['serve']): Router {
  const router = Router();
  router.use(express.json({ limit: '1mb' }));
  const signedIn = (perform: (request: Request) => Answer) => (request: Request) =>
    request.get('x-api-key') === apiKey ? perform(request) : refused(401, 'invalid_api_key');
  router.put(
    '/v1/batches/:id',
    serve(
      'submit',
      signedIn((request) => put(batches, request)),
    ),
  );
  router.get(
    '/v1/batches/:id',
    serve(
      'find',
      signedIn(({ params }) => {
        const found = batches.find(String(params['id']));
        return found ? { status: 200, body: answerOf(found) } : refused(404, 'no_such_batch');
      }),
    ),
  );
  return router;
}

/** The same id with the same payments is the same batch; with others it is a mistake. */
function put(batches: Batches, { params, body }: Request): Answer {
  const parsed = batch.safeParse(body);
  if (!parsed.success) return refused(422, 'invalid_batch');
  const asked = parsed.data.payments.map(({ payout_id: payoutId, channel, account: to, amount }) => ({
    ...{ payoutId, channel, account: to, amount },
  }));
  const saved = batches.put(String(params['id']), parsed.data.currency, asked);
  const isSame =
    saved.payments.length === asked.length &&
    asked.every(({ payoutId, account: to, amount }) =>
      saved.payments.some((one) => one.payoutId === payoutId && one.account === to && one.amount === amount),
    );
  return isSame ? { status: 200, body: answerOf(saved) } : refused(422, 'batch_differs');
}

const answerOf = ({ id, reference, currency, payments }: BankBatch): unknown => ({
  ...{ id, reference, currency },
  payments: payments.map(wordsOf),
});

const refused = (status: number, code: string): Answer => ({ status, body: { error: { code } } });
