import { z } from 'zod';
import type { Answer } from '../answer';
import type { Table } from '../journal';
import { amountFault } from './amountLimits';
import { captureBefore } from './charge';
import { invalid, stripeError, unexpectedState } from './error';
import {
  cancel,
  capture,
  charge,
  confirm,
  decline,
  isTestCard,
  newIntent,
  type Change,
  type PaymentIntent,
} from './intent';

/** Form fields arrive as text. */
const createParams = z.object({
  amount: z.coerce.number().int().min(0),
  currency: z.string().regex(/^[a-z]{3}$/),
  capture_method: z.enum(['manual', 'automatic']).default('automatic'),
  confirm: z.literal('true').optional(),
  metadata: z.record(z.string(), z.string()).default({}),
  payment_method: z.string().optional(),
  return_url: z.string().optional(),
});

const SEARCH_CLAUSE = /^metadata\['(?<key>[^']+)'\]:'(?<value>[^']*)'$/;

/** Stripe's side of card payments: each call is answered as Stripe would, each change is told to `announce`. */
export interface Payments {
  create(params: unknown, authenticationUrl: (id: string) => string): Answer;
  confirm(id: string, params: unknown, authenticationUrl: (id: string) => string): Answer;
  capture(id: string, params: unknown): Answer;
  cancel(id: string): Answer;
  retrieve(id: string): Answer;
  search(query: string): Answer;
  /** The shopper's word at the bank's page; undefined when nothing waits for one. */
  authenticate(id: string, agreed: boolean): PaymentIntent | undefined;
}

/** A timer for each payment would be many: what ends later is noticed when somebody asks for it. */
const LONGEST_TIMED_S = 3_600;

export function createPayments(
  intents: Table<PaymentIntent>,
  announce: (change: Change) => void,
  captureWindowS: number,
): Payments {
  const keep = (change: Change): PaymentIntent => {
    intents.put(change.intent);
    announce(change);
    if (change.intent.status === 'requires_capture') endInTime(change.intent);
    return change.intent;
  };
  /** What has come of it by now, also after a restart: a reservation that nobody took in time is cancelled. */
  const byNow = (intent: PaymentIntent): PaymentIntent => {
    const isOver = Date.now() >= captureBefore(intent, captureWindowS) * 1_000;
    if (intent.status !== 'requires_capture' || !isOver) return intent;
    const { intent: ended, event } = cancel(intent, Date.now());
    return keep({ intent: { ...ended, cancellation_reason: 'automatic' }, event });
  };
  const endInTime = (intent: PaymentIntent): void => {
    if (captureWindowS > LONGEST_TIMED_S) return;
    const ms = captureBefore(intent, captureWindowS) * 1_000 - Date.now() + 1;
    setTimeout(() => byNow(intents.get(intent.id) ?? intent), ms).unref();
  };
  const withIntent = (id: string, answer: (intent: PaymentIntent) => Answer): Answer => {
    const kept = intents.get(id);
    const intent = kept && byNow(kept);
    return intent ? answer(intent) : missing('intent', `No such payment_intent: '${id}'`);
  };
  const tryCard = (intent: PaymentIntent, card: string | null, urlOf: (id: string) => string): Answer => {
    if (card === null) return unexpectedState(intent, 'confirmed without a payment method');
    if (!isTestCard(card)) return missing('payment_method', `No such PaymentMethod: '${card}'`);
    return answerOf(keep(confirm(intent, card, urlOf(intent.id))));
  };
  return {
    create: (params, urlOf) => {
      const parsed = createParams.safeParse(params);
      if (!parsed.success) return invalidParam(parsed.error);
      const { data } = parsed;
      const odd = isCharged(data) ? amountFault(data) : oddAmount(data.currency);
      if (odd) return odd;
      const card = data.payment_method ?? null;
      if (card !== null && !isTestCard(card))
        return missing('payment_method', `No such PaymentMethod: '${card}'`);
      const intent = newIntent(wishOf(data, card), Date.now());
      intents.put(intent);
      return data.confirm ? tryCard(intent, card, urlOf) : { status: 200, body: intent };
    },
    confirm: (id, params, urlOf) =>
      withIntent(id, (intent) => {
        const { payment_method: card } = createParams.pick({ payment_method: true }).parse(params ?? {});
        const open = ['requires_payment_method', 'requires_confirmation'].includes(intent.status);
        return open
          ? tryCard(intent, card ?? intent.payment_method, urlOf)
          : unexpectedState(intent, 'confirmed');
      }),
    capture: (id, params) => withIntent(id, (intent) => captureAnswer(intent, params, keep)),
    cancel: (id) =>
      withIntent(id, (intent) =>
        intent.status === 'succeeded' || intent.status === 'canceled'
          ? unexpectedState(intent, 'canceled')
          : { status: 200, body: keep(cancel(intent, Date.now())) },
      ),
    retrieve: (id) => withIntent(id, (intent) => ({ status: 200, body: intent })),
    search: (query) => searchAnswer(intents.values().map(byNow), query),
    authenticate: (id, agreed) => {
      const intent = intents.get(id);
      if (intent?.status !== 'requires_action') return undefined;
      return keep(agreed ? charge(intent) : decline(intent, 'payment_intent_authentication_failure'));
    },
  };
}

/** Icelandic krónur and Ugandan shillings are written with two decimals, which are zero; of three decimals the last is. */
const STEPS: Readonly<Record<string, number>> = {
  ...{ isk: 100, ugx: 100 },
  ...{ bhd: 10, jod: 10, kwd: 10, omr: 10, tnd: 10 },
};

const isCharged = ({ amount, currency }: { readonly amount: number; readonly currency: string }): boolean =>
  amount % (STEPS[currency] ?? 1) === 0;

const oddAmount = (currency: string): Answer =>
  invalid(
    'amount',
    `Invalid amount: ${currency} is charged in steps of ${STEPS[currency]}.`,
    'parameter_invalid_integer',
  );

function wishOf(data: z.infer<typeof createParams>, card: string | null): Parameters<typeof newIntent>[0] {
  return {
    amount: data.amount,
    currency: data.currency,
    captureMethod: data.capture_method,
    metadata: data.metadata,
    paymentMethod: card,
    returnUrl: data.return_url ?? null,
  };
}

/** A declined card is an error to Stripe, with the intent inside. */
function answerOf(intent: PaymentIntent): Answer {
  const error = intent.last_payment_error;
  if (intent.status !== 'requires_payment_method' || error === null) return { status: 200, body: intent };
  return stripeError(402, { ...error, charge: intent.latest_charge, payment_intent: intent });
}

function captureAnswer(
  intent: PaymentIntent,
  params: unknown,
  keep: (change: Change) => PaymentIntent,
): Answer {
  if (intent.status !== 'requires_capture') return unexpectedState(intent, 'captured');
  const wanted = z
    .object({ amount_to_capture: z.coerce.number().int().min(1).optional() })
    .safeParse(params ?? {});
  const amount = wanted.data?.amount_to_capture ?? intent.amount_capturable;
  if (!isCharged({ amount, currency: intent.currency })) return oddAmount(intent.currency);
  if (!wanted.success || amount > intent.amount_capturable) {
    return invalid('amount_to_capture', 'The amount to capture is not valid.', 'amount_too_large');
  }
  return { status: 200, body: keep(capture(intent, amount)) };
}

function searchAnswer(intents: readonly PaymentIntent[], query: string): Answer {
  const clauses = query.split(' AND ').map((clause) => SEARCH_CLAUSE.exec(clause.trim())?.groups);
  if (clauses.includes(undefined)) return invalid('query', `We were unable to parse the query: ${query}`);
  const data = intents
    .filter((intent) =>
      clauses.every((clause) => intent.metadata[clause?.['key'] ?? ''] === clause?.['value']),
    )
    .reverse();
  return {
    status: 200,
    body: {
      object: 'search_result',
      url: '/v1/payment_intents/search',
      has_more: false,
      next_page: null,
      data,
    },
  };
}

function missing(param: string, message: string): Answer {
  const status = param === 'intent' ? 404 : 400;
  return stripeError(status, { type: 'invalid_request_error', code: 'resource_missing', message, param });
}

function invalidParam(error: z.ZodError): Answer {
  const param = error.issues[0]?.path.join('.') ?? '';
  return invalid(param, `Invalid ${param}: ${error.issues[0]?.message ?? ''}`, 'parameter_invalid');
}
