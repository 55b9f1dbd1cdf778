import Stripe from 'stripe';
import { amountRefusal } from '../../../domain/payment/methods/limits';
import type { PaymentOutcome } from '../../../domain/payment/payment';
import { present } from '../../../domain/present';
import type { RefundOutcome } from '../../../domain/refunds/settleRefund';
import { isPassing } from '../../answers';
import { ProviderRejected, ProviderUnavailable } from '../../errors';
import { DEFAULT_LIMITS, createGuard, type VendorGuard } from '../../resilience';
import type { AuthorizeRequest, PaymentGateway, PaymentReference, RefundRequest } from '../gateway';
import { toStripeAmount } from './amounts';
import { cardOf } from './card';
import { outcomeOfIntent } from './intent';
import { findRefund, marksOf, outcomeOfRefund } from './refund';

const PROVIDER = 'stripe';

export interface StripeConfig {
  readonly secretKey: string;
  /** Undefined: Stripe itself. Stripe's SDK knows no path prefix, so this is an origin without a path. */
  readonly apiUrl: string | undefined;
  /** Where customers reach us: the bank sends them back there. */
  readonly publicUrl: string;
}

/**
 * Card payments through Stripe's PaymentIntents: authorized when asked, captured or voided later.
 * @throws {TypeError} when `apiUrl` has a path.
 */
export function createStripeGateway(
  config: StripeConfig,
  guard: VendorGuard = createGuard(PROVIDER),
): PaymentGateway {
  const stripe = new Stripe(config.secretKey, clientOptions(config.apiUrl));
  const call = (request: () => Promise<Stripe.PaymentIntent>): Promise<PaymentOutcome> =>
    guard.run(() => request().then(outcomeOfIntent, outcomeOfError));
  return {
    provider: PROVIDER,
    authorize: (request) =>
      guard.run(() =>
        createIntent(stripe, config.publicUrl, request).then(outcomeOfIntent, (error: unknown) =>
          isKeyReused(error) ? outcomeOfFirstCall(stripe, request) : outcomeOfError(error),
        ),
      ),
    capture: ({ part, ...payment }) =>
      call(async () =>
        settle(stripe, 'capture', 'succeeded', payment, captureParams(part, payment.currency)),
      ),
    void: (payment) => call(() => settle(stripe, 'cancel', 'canceled', payment)),
    find: (payment) => guard.run(() => findIntent(stripe, payment)),
    refund: (request) => guard.run(() => refund(stripe, request)),
    findRefund: (request) =>
      guard.run(async () => {
        const found = await findRefund(stripe, request).catch(refused);
        return found && outcomeOfRefund(found);
      }),
  };
}

/**
 * Temporal repeats failed calls, so the SDK doesn't, save that it repeats a call once whose connection broke, with
 * the same key. Its API version is the one it was generated for.
 */
function clientOptions(apiUrl: string | undefined): Stripe.StripeConfig {
  const options: Stripe.StripeConfig = {
    maxNetworkRetries: 0,
    timeout: DEFAULT_LIMITS.timeoutMs,
    telemetry: false,
  };
  if (apiUrl === undefined) return options;
  const { protocol, hostname, port, pathname } = new URL(apiUrl);
  if (pathname !== '/')
    throw new TypeError(`Stripe's API URL must be an origin without a path, not ${apiUrl}`);
  const secure = protocol === 'https:';
  return {
    ...options,
    host: hostname,
    port: port || (secure ? 443 : 80),
    protocol: secure ? 'https' : 'http',
  };
}

/** Stripe tells a payment's card, by its last digits, and until when it is reserved, to who asks for more than their ids. */
const WHOLE = ['payment_method', 'latest_charge'];

async function createIntent(
  stripe: Stripe,
  publicUrl: string,
  { key, orderId, paymentId, amount, currency, token }: AuthorizeRequest,
): Promise<Stripe.PaymentIntent> {
  return stripe.paymentIntents.create(
    {
      amount: countedByStripe(amount, currency),
      currency: currency.toLowerCase(),
      capture_method: 'manual',
      confirm: true,
      payment_method: token,
      allowed_payment_method_types: ['card'],
      metadata: { orderId, paymentId },
      return_url: `${publicUrl}/orders/${orderId}`,
      expand: WHOLE,
    },
    { idempotencyKey: key },
  );
}

const isKeyReused = (error: unknown): boolean => error instanceof Stripe.errors.StripeIdempotencyError;

/**
 * Stripe refuses a key that comes again with other words, as it does after a release that words the call differently or
 * a change of our public URL. That says nothing of the payment: the first call may have reserved the money.
 */
async function outcomeOfFirstCall(stripe: Stripe, request: AuthorizeRequest): Promise<PaymentOutcome> {
  const outcome = await findIntent(stripe, request);
  if (outcome) return outcome;
  throw new ProviderUnavailable(PROVIDER, 'knows the key already, its payment is not to be found yet');
}

/** Stripe takes all that is reserved unless it is told how much, and gives the rest free. */
const captureParams = (part: number | undefined, currency: string): Stripe.PaymentIntentCaptureParams => ({
  expand: WHOLE,
  ...(part !== undefined && { amount_to_capture: countedByStripe(part, currency) }),
});

/** @throws {ProviderRejected} `amount_not_chargeable` for an amount that Stripe has no way to be asked for. */
function countedByStripe(amount: number, currency: string): number {
  const counted = toStripeAmount(amount, currency);
  if (counted !== undefined) return counted;
  throw new ProviderRejected(
    PROVIDER,
    'amount_not_chargeable',
    amountRefusal('card', amount, currency) ?? 'no such amount',
  );
}

/**
 * Captures or cancels. Stripe refuses both on a payment that is no longer waiting; when that is because the
 * wanted end was reached before (under another key, or in Stripe's dashboard), the payment itself is the answer.
 *
 * For a day Stripe repeats its answer to a key, refusals and failures included, whatever has been put right since, and
 * refuses the key when another amount is due by then. Both steps happen once whatever the key, so neither is believed and the
 * question is put without one.
 */
async function settle(
  stripe: Stripe,
  step: 'capture' | 'cancel',
  end: Stripe.PaymentIntent.Status,
  { key, reference }: Pick<PaymentReference, 'reference'> & { readonly key?: string },
  params: Stripe.PaymentIntentCaptureParams = {},
): Promise<Stripe.PaymentIntent> {
  try {
    const options = key === undefined ? {} : { idempotencyKey: key };
    return await stripe.paymentIntents[step](reference, params, options);
  } catch (error) {
    if (key !== undefined && (isRepeatedAnswer(error) || isKeyReused(error)))
      return settle(stripe, step, end, { reference }, params);
    if (!(error instanceof Stripe.errors.StripeError) || error.code !== 'payment_intent_unexpected_state') {
      throw error;
    }
    const intent = await stripe.paymentIntents.retrieve(reference, { expand: WHOLE });
    if (intent.status === end) return intent;
    throw error;
  }
}

function isRepeatedAnswer(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeError && error.headers?.['idempotent-replayed'] === 'true';
}

/** Stripe indexes for search with up to a minute's delay, so "none" soon after a call proves nothing. */
async function findIntent(
  stripe: Stripe,
  { orderId, paymentId }: { readonly orderId: string; readonly paymentId: string },
): Promise<PaymentOutcome | undefined> {
  const query = `metadata['orderId']:'${orderId}' AND metadata['paymentId']:'${paymentId}'`;
  try {
    const { data } = await stripe.paymentIntents.search({
      query,
      expand: WHOLE.map((name) => `data.${name}`),
    });
    const holdsMoney = data.find(({ status }) => status === 'succeeded' || status === 'requires_capture');
    const intent = holdsMoney ?? data[0];
    return intent && outcomeOfIntent(intent);
  } catch (error) {
    return outcomeOfError(error);
  }
}

/** A key that comes again with other words says nothing of the refund: the first call may have made it. */
async function refund(stripe: Stripe, request: RefundRequest): Promise<RefundOutcome> {
  const { key, reference, amount, currency } = request;
  const params = {
    payment_intent: reference,
    amount: countedByStripe(amount, currency),
    metadata: marksOf(request),
  };
  try {
    return outcomeOfRefund(await stripe.refunds.create(params, { idempotencyKey: key }));
  } catch (error) {
    // Stripe repeats what it has said to a key, a fault of its own included: what it has of the payment tells more.
    if (!isKeyReused(error) && !isRepeatedAnswer(error)) return refused(error);
    const found = await findRefund(stripe, request).catch(refused);
    if (found) return outcomeOfRefund(found);
    if (!isKeyReused(error)) return refused(error);
    throw new ProviderUnavailable(PROVIDER, 'knows the key already, its refund is not to be found yet');
  }
}

function outcomeOfError(error: unknown): PaymentOutcome {
  if (error instanceof Stripe.errors.StripeCardError) {
    const reference = error.payment_intent?.id;
    const code = error.decline_code || error.code || 'card_declined';
    return { outcome: 'declined', code, ...present({ reference, card: cardOf(error) }) };
  }
  return refused(error);
}

/**
 * How a call ended that Stripe did not carry out, or not for certain.
 * @throws {ProviderUnavailable} when its outcome isn't known. {@link ProviderRejected} when Stripe has refused it for good.
 */
function refused(error: unknown): never {
  if (error instanceof ProviderUnavailable || error instanceof ProviderRejected) throw error;
  if (!(error instanceof Stripe.errors.StripeError)) throw error;
  const { statusCode: status } = error;
  // Among them 409: another call with the same key is still under way, so its outcome isn't known yet.
  if (status === undefined || isPassing(status)) {
    throw new ProviderUnavailable(PROVIDER, status === undefined ? 'no answer' : `answered ${status}`, {
      cause: error,
    });
  }
  const code = error.code ?? error.type;
  throw new ProviderRejected(PROVIDER, code, `refused the call with ${status} (${code})`, { cause: error });
}
