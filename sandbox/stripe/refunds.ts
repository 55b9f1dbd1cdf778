import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Answer } from '../answer';
import type { Table } from '../journal';
import { amountText } from './amountText';
import { invalid, stripeError } from './error';
import { REFUNDS_OF, type PaymentIntent } from './intent';

/** Stripe's Refund of a card payment. */
export interface Refund {
  readonly id: string;
  readonly object: 'refund';
  readonly amount: number;
  readonly charge: string | null;
  readonly created: number;
  readonly currency: string;
  readonly failure_reason?: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly payment_intent: string;
  readonly reason: string | null;
  readonly status: 'pending' | 'succeeded' | 'failed';
}

/** A refund that has come into a new state, and the webhook that tells of it. */
export interface RefundChange {
  readonly refund: Refund;
  readonly event: 'refund.created' | 'refund.updated' | 'refund.failed';
}

const createParams = z.object({
  payment_intent: z.string(),
  amount: z.coerce.number().int().min(1).optional(),
  metadata: z.record(z.string(), z.string()).default({}),
  reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
});

/** What the bank says first. */
const FIRST = { pending: 'pending', fails: 'succeeded' } as const;

/** How long the bank takes for a refund that isn't settled at once. */
const BANK_TAKES_MS = 1_500;

/** Stripe's side of refunds: each call is answered as Stripe would, each change is told to `announce`. */
export interface Refunds {
  create(params: unknown): Answer;
  retrieve(id: string): Answer;
  list(query: Readonly<Record<string, unknown>>): Answer;
}

export function createRefunds(
  intents: Table<PaymentIntent>,
  refunds: Table<Refund>,
  announce: (change: RefundChange) => void,
): Refunds {
  const keep = (change: RefundChange): Refund => {
    refunds.put(change.refund);
    announce(change);
    return change.refund;
  };
  const ofIntent = (id: string): readonly Refund[] =>
    refunds.values().filter(({ payment_intent: intent }) => intent === id);
  /** What the bank has said by now, also after a restart. */
  const byNow = (refund: Refund): Refund => {
    const way = REFUNDS_OF[intents.get(refund.payment_intent)?.payment_method ?? ''];
    const isOver = Date.now() >= refund.created * 1_000 + BANK_TAKES_MS;
    const isNews = way && isOver && refund.status === FIRST[way];
    return isNews ? keep(settled(refund, way)) : refund;
  };
  return {
    create: (params) => {
      const parsed = createParams.safeParse(params);
      if (!parsed.success) {
        const [issue] = parsed.error.issues;
        return invalid(issue?.path.join('.') ?? '', issue?.message ?? '', 'parameter_invalid');
      }
      const { data } = parsed;
      const intent = intents.get(data.payment_intent);
      if (!intent) return missing('payment_intent', `No such payment_intent: '${data.payment_intent}'`);
      const left = intent.amount_received - sumOf(ofIntent(intent.id));
      const amount = data.amount ?? left;
      const fault = refusalOf(intent, amount, left);
      if (fault) return fault;
      const way = REFUNDS_OF[intent.payment_method ?? ''];
      const refund = keep({
        refund: newRefund(intent, amount, data, way ? FIRST[way] : 'succeeded'),
        event: 'refund.created',
      });
      if (way) setTimeout(() => byNow(refunds.get(refund.id) ?? refund), BANK_TAKES_MS + 1_000).unref();
      return { status: 200, body: refund };
    },
    retrieve: (id) => {
      const refund = refunds.get(id);
      return refund ? { status: 200, body: byNow(refund) } : missing('id', `No such refund: '${id}'`);
    },
    list: ({ payment_intent: intent }) => ({
      status: 200,
      body: {
        object: 'list',
        url: '/v1/refunds',
        has_more: false,
        data: (typeof intent === 'string' ? ofIntent(intent) : refunds.values()).map(byNow).toReversed(),
      },
    }),
  };
}

/** A refund that failed has given nothing back. */
const sumOf = (refunds: readonly Refund[]): number =>
  refunds.filter(({ status }) => status !== 'failed').reduce((sum, { amount }) => sum + amount, 0);

function refusalOf(intent: PaymentIntent, amount: number, left: number): Answer | undefined {
  if (intent.amount_received === 0) {
    return stripeError(400, {
      type: 'invalid_request_error',
      message: `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`,
      param: 'payment_intent',
    });
  }
  if (left === 0) {
    return stripeError(400, {
      type: 'invalid_request_error',
      code: 'charge_already_refunded',
      message: `Charge ${intent.latest_charge} has already been refunded.`,
    });
  }
  if (amount <= left) return undefined;
  const text = (one: number): string => amountText(one, intent.currency);
  return stripeError(400, {
    type: 'invalid_request_error',
    message: `Refund amount (${text(amount)}) is greater than unrefunded amount on charge (${text(left)})`,
    param: 'amount',
  });
}

const newRefund = (
  { id, latest_charge: charge, currency }: PaymentIntent,
  amount: number,
  { metadata, reason }: Pick<z.infer<typeof createParams>, 'metadata' | 'reason'>,
  status: Refund['status'],
): Refund => ({
  id: `re_${randomBytes(12).toString('hex')}`,
  object: 'refund',
  amount,
  charge,
  created: Math.floor(Date.now() / 1000),
  currency,
  metadata,
  payment_intent: id,
  reason: reason ?? null,
  status,
});

/** What the bank says in the end. */
const settled = (refund: Refund, way: 'pending' | 'fails'): RefundChange =>
  way === 'pending'
    ? { refund: { ...refund, status: 'succeeded' }, event: 'refund.updated' }
    : {
        refund: { ...refund, status: 'failed', failure_reason: 'lost_or_stolen_card' },
        event: 'refund.failed',
      };

const missing = (param: string, message: string): Answer =>
  stripeError(404, { type: 'invalid_request_error', code: 'resource_missing', message, param });
