import { createServer, type Server } from 'node:http';
import Stripe from 'stripe';
import { startTestWorld, type TestWorld } from '../../../sandbox/testWorld';
import { ProviderUnavailable } from '../../errors';
import { createGuard, DEFAULT_LIMITS } from '../../resilience';
import type { AuthorizeRequest, PaymentGateway } from '../gateway';
import { createStripeGateway } from './adapter';

const VISA = { brand: 'visa', last4: '4242' };

let world: TestWorld;
let gateway: PaymentGateway;
/** Waits 400 ms for an answer. */
let impatient: PaymentGateway;
let next = 0;
const servers: Server[] = [];

beforeAll(async () => {
  world = await startTestWorld();
  const config = { secretKey: 'sk_test_sandbox', apiUrl: world.origin, publicUrl: 'https://shop.example' };
  gateway = createStripeGateway(config);
  impatient = createStripeGateway(config, createGuard('stripe', { ...DEFAULT_LIMITS, timeoutMs: 400 }));
});
afterEach(() => world.sandbox.faults.clear());
afterAll(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  await world.close();
});

function payment(token = 'pm_card_visa'): AuthorizeRequest {
  const orderId = `order${(next += 1)}`;
  return {
    key: `${orderId}/authorize/1`,
    orderId,
    paymentId: `${orderId}-p1`,
    amount: 1530,
    currency: 'GBP',
    token,
  };
}

function loseNextAnswer(): void {
  const ms = 700;
  world.sandbox.faults.add({
    vendor: 'stripe',
    operation: 'create',
    kind: 'timeoutAfterEffect',
    count: 1,
    ms,
  });
}

async function charges(orderId: string): Promise<unknown> {
  const ledger = await world.get(`/sandbox/ledger?orderId=${orderId}`);
  return (ledger as { charges: Record<string, unknown> }).charges[orderId];
}

async function authorized(request: AuthorizeRequest): Promise<string> {
  const outcome = await gateway.authorize(request);
  if (outcome.outcome !== 'authorized') throw new Error(outcome.outcome);
  return outcome.reference;
}

const reference = (request: AuthorizeRequest, purpose: string, id: string) => ({
  key: `${request.orderId}/${purpose}/1`,
  reference: id,
  amount: request.amount,
  currency: request.currency,
});

describe('the Stripe gateway', () => {
  test('reserves the money without taking it', async () => {
    const request = payment();
    await expect(gateway.authorize(request)).resolves.toMatchObject({ outcome: 'authorized', amount: 1530 });
    await expect(charges(request.orderId)).resolves.toEqual({ charges: 1, authorized: 1530, captured: 0 });
  });

  test.each([
    ['ISK', 500, 50_000],
    ['UGX', 20_000, 2_000_000],
    ['MGA', 50_000, 500],
    ['JPY', 500, 500],
    ['KWD', 12_340, 12_340],
  ])('reserves, takes and gives free %s %d as Stripe counts it', async (currency, amount, counted) => {
    const request = { ...payment(), amount, currency };
    const id = await authorized(request);
    await expect(charges(request.orderId)).resolves.toMatchObject({ authorized: counted });
    const told = { reference: id, amount, card: VISA };
    await expect(gateway.find(request)).resolves.toMatchObject({ outcome: 'authorized', ...told });
    await expect(gateway.capture(reference(request, 'capture', id))).resolves.toEqual({
      outcome: 'captured',
      ...told,
    });
    const other = { ...payment(), amount, currency };
    const voided = await gateway.void(reference(other, 'void', await authorized(other)));
    expect(voided).toMatchObject({ outcome: 'voided', amount });
  });

  test('tells until when money is reserved, in every answer, and not of what is taken', async () => {
    const request = payment();
    const inSevenDays = Date.now() + 7 * 24 * 3_600_000;
    const outcomes = [await gateway.authorize(request), await gateway.find(request)];
    for (const outcome of outcomes) {
      const { captureBefore = '' } = outcome as { readonly captureBefore?: string };
      expect(captureBefore).toMatch(/^[\d-]+T[\d:]+\.000Z$/);
      expect(Math.abs(Date.parse(captureBefore) - inSevenDays)).toBeLessThan(10_000);
    }
    const [first] = outcomes;
    const id = first && 'reference' in first ? (first.reference ?? '') : '';
    const taken = await gateway.capture(reference(request, 'capture', id));
    expect(taken).not.toHaveProperty('captureBefore');
  });

  test('asks Stripe for no amount that it can not be told', async () => {
    const request = { ...payment(), amount: 12_345, currency: 'KWD' };
    await expect(gateway.authorize(request)).rejects.toMatchObject({ code: 'amount_not_chargeable' });
    await expect(charges(request.orderId)).resolves.toBeUndefined();
  });

  test.each([
    ...(['isk', 'ugx'] as const).map((currency) => ['50050', currency] as const),
    ...(['bhd', 'jod', 'kwd', 'omr', 'tnd'] as const).map((currency) => ['12345', currency] as const),
  ])('has a sandbox that takes no %s %s either', async (amount, currency) => {
    const form = new URLSearchParams({ amount, currency, payment_method: 'pm_card_visa' });
    const headers = { Authorization: 'Bearer sk_test_sandbox' };
    const answer = await fetch(`${world.origin}/v1/payment_intents`, { method: 'POST', headers, body: form });
    expect([answer.status, await answer.json()]).toEqual([
      400,
      { error: expect.objectContaining({ param: 'amount', code: 'parameter_invalid_integer' }) },
    ]);
  });

  test.each([
    ['bdt', '100000000', 'amount_too_large'],
    ['inr', '1000000000', 'amount_too_large'],
    ['gbp', '29', 'amount_too_small'],
    ['jpy', '49', 'amount_too_small'],
    ['bdt', '0', 'amount_too_small'],
  ])('has a sandbox that refuses %s %s: %s', async (currency, amount, code) => {
    const form = new URLSearchParams({ amount, currency, payment_method: 'pm_card_visa' });
    const headers = { Authorization: 'Bearer sk_test_sandbox' };
    const answer = await fetch(`${world.origin}/v1/payment_intents`, { method: 'POST', headers, body: form });
    expect([answer.status, await answer.json()]).toEqual([
      400,
      { error: expect.objectContaining({ param: 'amount', code }) },
    ]);
  });

  test('takes the reserved money once, however often and under whichever key it is asked to', async () => {
    const request = payment();
    const id = await authorized(request);
    const captured = { outcome: 'captured', reference: id, amount: 1530, card: VISA };
    await expect(gateway.capture(reference(request, 'capture', id))).resolves.toEqual(captured);
    await expect(gateway.capture(reference(request, 'capture', id))).resolves.toEqual(captured);
    const otherKey = { ...reference(request, 'capture', id), key: 'another' };
    await expect(gateway.capture(otherKey)).resolves.toEqual(captured);
    await expect(charges(request.orderId)).resolves.toEqual({ charges: 1, authorized: 0, captured: 1530 });
  });

  test('takes a part of the reserved money when it is told how much, and no more', async () => {
    const request = payment();
    const id = await authorized(request);
    const part = { ...reference(request, 'capture', id), amount: 1500, part: 1500 };
    const captured = { outcome: 'captured', reference: id, amount: 1500, card: VISA };
    await expect(gateway.capture(part)).resolves.toEqual(captured);
    await expect(gateway.capture(part)).resolves.toEqual(captured);
    await expect(charges(request.orderId)).resolves.toEqual({ charges: 1, authorized: 0, captured: 1500 });
  });

  test('takes another part than it asked for at first under the same key', async () => {
    const request = payment();
    const id = await authorized(request);
    const key = reference(request, 'capture', id);
    await expect(gateway.capture({ ...key, amount: 9999, part: 9999 })).rejects.toMatchObject({
      name: 'ProviderRejected',
      code: 'amount_too_large',
    });
    const captured = { outcome: 'captured', reference: id, amount: 1500, card: VISA };
    await expect(gateway.capture({ ...key, amount: 1500, part: 1500 })).resolves.toEqual(captured);
    await expect(charges(request.orderId)).resolves.toMatchObject({ captured: 1500 });
  });

  test.each([
    [
      { status: 'requires_capture', amount_capturable: 1200 },
      { outcome: 'authorized', amount: 1200 },
    ],
    [
      { status: 'requires_capture', amount_capturable: 1700 },
      { outcome: 'authorized', amount: 1700 },
    ],
    [
      { status: 'succeeded', amount_received: 1100 },
      { outcome: 'captured', amount: 1100 },
    ],
  ])('answers with what was moved, not with what was asked for: %j', async (moved, outcome) => {
    const origin = await stripeThatAnswers({ amount: 1530, currency: 'gbp', ...moved });
    const other = createStripeGateway({ secretKey: 'sk', apiUrl: origin, publicUrl: '' });
    await expect(other.authorize(payment())).resolves.toEqual({ ...outcome, reference: 'pi_1' });
  });

  test('gives the money free, and says so again when it was free already', async () => {
    const request = payment();
    const id = await authorized(request);
    const voided = { outcome: 'voided', reference: id, amount: 1530 };
    await expect(gateway.void(reference(request, 'void', id))).resolves.toEqual(voided);
    await expect(gateway.void({ ...reference(request, 'void', id), key: 'again' })).resolves.toEqual(voided);
    await expect(charges(request.orderId)).resolves.toEqual({ charges: 0, authorized: 0, captured: 0 });
  });

  test('refuses to void money that was taken, and leaves it taken', async () => {
    const request = payment();
    const id = await authorized(request);
    await gateway.capture(reference(request, 'capture', id));
    await expect(gateway.void(reference(request, 'void', id))).rejects.toMatchObject({
      name: 'ProviderRejected',
      code: 'payment_intent_unexpected_state',
    });
    await expect(charges(request.orderId)).resolves.toMatchObject({ captured: 1530 });
  });

  test.each([
    ['pm_card_chargeDeclined', 'generic_decline'],
    ['pm_card_chargeDeclinedInsufficientFunds', 'insufficient_funds'],
  ])(
    'answers a declined card (%s) with an outcome, and the same again for the same key',
    async (token, code) => {
      const request = payment(token);
      const first = await gateway.authorize(request);
      expect(first).toMatchObject({ outcome: 'declined', code });
      await expect(gateway.authorize(request)).resolves.toEqual(first);
      await expect(charges(request.orderId)).resolves.toEqual({ charges: 0, authorized: 0, captured: 0 });
    },
  );

  test('tells where the shopper confirms, and the payment is authorized once they have', async () => {
    const request = payment('pm_card_authenticationRequired');
    const outcome = await gateway.authorize(request);
    if (outcome.outcome !== 'actionRequired' || !outcome.actionUrl) throw new Error(outcome.outcome);
    const page = await fetch(outcome.actionUrl);
    await expect(page.text()).resolves.toContain('15.30 GBP');
    const sentBack = await fetch(`${outcome.actionUrl}/confirm`, { method: 'POST', redirect: 'manual' });
    const back = new URL(sentBack.headers.get('location') ?? '');
    expect(`${back.origin}${back.pathname}`).toBe(`https://shop.example/orders/${request.orderId}`);
    expect(Object.fromEntries(back.searchParams)).toEqual({
      payment_intent: outcome.reference,
      payment_intent_client_secret: expect.stringContaining('_secret_'),
      redirect_status: 'succeeded',
    });
    await expect(gateway.find(request)).resolves.toMatchObject({ outcome: 'authorized', amount: 1530 });
  });

  test('a shopper who refuses at the bank has a declined payment', async () => {
    const request = payment('pm_card_authenticationRequired');
    const outcome = await gateway.authorize(request);
    if (outcome.outcome !== 'actionRequired' || !outcome.actionUrl) throw new Error(outcome.outcome);
    const sentBack = await fetch(`${outcome.actionUrl}/refuse`, { method: 'POST', redirect: 'manual' });
    expect(sentBack.headers.get('location')).toContain('redirect_status=failed');
    await expect(gateway.find(request)).resolves.toMatchObject({
      outcome: 'declined',
      code: 'payment_intent_authentication_failure',
      card: { brand: 'visa', last4: '3184' },
    });
  });

  test.each([
    ['pm_card_visa', 'authorized', VISA],
    ['pm_card_mastercard', 'authorized', { brand: 'mastercard', last4: '4444' }],
    ['pm_card_authenticationRequired', 'actionRequired', { brand: 'visa', last4: '3184' }],
    ['pm_card_chargeDeclinedInsufficientFunds', 'declined', { brand: 'visa', last4: '9995' }],
  ])(
    'tells of the card by its brand and last digits, whatever becomes of it: %s',
    async (token, outcome, card) => {
      const request = payment(token);
      await expect(gateway.authorize(request)).resolves.toMatchObject({ outcome, card });
      await expect(gateway.find(request)).resolves.toMatchObject({ outcome, card });
    },
  );

  test('charges once when the answer to the first call got lost and the call is repeated', async () => {
    loseNextAnswer();
    const request = payment();
    await expect(impatient.authorize(request)).rejects.toThrow('no answer within 400 ms');
    await expect(charges(request.orderId)).resolves.toMatchObject({ charges: 1 });
    await expect(gateway.authorize(request)).resolves.toMatchObject({ outcome: 'authorized' });
    await expect(charges(request.orderId)).resolves.toEqual({ charges: 1, authorized: 1530, captured: 0 });
  });

  test('charges once when the connection breaks under the answer', async () => {
    world.sandbox.faults.add({ vendor: 'stripe', operation: 'create', kind: 'timeoutAfterEffect', count: 2 });
    const request = payment();
    await expect(gateway.authorize(request)).rejects.toBeInstanceOf(ProviderUnavailable);
    await expect(gateway.authorize(request)).resolves.toMatchObject({ outcome: 'authorized' });
    await expect(charges(request.orderId)).resolves.toEqual({ charges: 1, authorized: 1530, captured: 0 });
  });

  test('finds the payment whose answer got lost by our own reference', async () => {
    loseNextAnswer();
    const request = payment();
    await expect(gateway.find(request)).resolves.toBeUndefined();
    await expect(impatient.authorize(request)).rejects.toBeInstanceOf(ProviderUnavailable);
    await expect(gateway.find(request)).resolves.toMatchObject({ outcome: 'authorized', amount: 1530 });
  });

  test('answers a key that comes again with other words with what the first call came to', async () => {
    const request = payment();
    const first = await gateway.authorize(request);
    await expect(gateway.authorize({ ...request, amount: 9999 })).resolves.toEqual(first);
    const moved = createStripeGateway({
      secretKey: 'sk_test_sandbox',
      apiUrl: world.origin,
      publicUrl: 'https://new.example',
    });
    await expect(moved.authorize(request)).resolves.toEqual(first);
    await expect(charges(request.orderId)).resolves.toEqual({ charges: 1, authorized: 1530, captured: 0 });
  });

  test('is unavailable when Stripe fails, and rejected when Stripe knows no such card', async () => {
    world.sandbox.faults.add({ vendor: 'stripe', kind: 'error5xx', count: 1 });
    await expect(gateway.authorize(payment())).rejects.toBeInstanceOf(ProviderUnavailable);
    await expect(gateway.authorize(payment('pm_unknown'))).rejects.toMatchObject({
      name: 'ProviderRejected',
      code: 'resource_missing',
    });
  });

  test('is unavailable when the secret key is wrong: no card was declined', async () => {
    const stranger = createStripeGateway({
      secretKey: 'sk_wrong',
      apiUrl: world.origin,
      publicUrl: 'https://shop.example',
    });
    await expect(stranger.authorize(payment())).rejects.toBeInstanceOf(ProviderUnavailable);
  });

  test('does not wait longer than its limit for an answer', async () => {
    world.sandbox.faults.add({ vendor: 'stripe', kind: 'latency', ms: 10_000, count: 1 });
    const begun = Date.now();
    await expect(impatient.authorize(payment())).rejects.toThrow('no answer within 400 ms');
    expect(Date.now() - begun).toBeLessThan(9_000);
  });

  test.each(['capture', 'void'] as const)(
    'does not believe a refusal to %s that Stripe only repeats for the key',
    async (step) => {
      const stripe = await stripeThatRemembersRefusals();
      const stubborn = createStripeGateway({ secretKey: 'sk', apiUrl: stripe.origin, publicUrl: '' });
      const request = { key: 'order/step/1', reference: 'pi_1', amount: 1530, currency: 'GBP' };
      await expect(stubborn[step](request)).rejects.toMatchObject({ name: 'ProviderRejected' });
      stripe.putRight();
      await expect(stubborn[step](request)).resolves.toMatchObject({ reference: 'pi_1' });
    },
  );

  test('will not be made with an API address that has a path, which the SDK would lose', () => {
    const apiUrl = `${world.origin}/stripe`;
    expect(() => createStripeGateway({ secretKey: 'sk', apiUrl, publicUrl: '' })).toThrow(TypeError);
  });

  test("speaks the API version of the SDK's own types", () => {
    expect(Stripe.API_VERSION).toBe('2026-10-28.endive');
  });
});

/** A Stripe that answers every call with an intent in the shape of its documents. */
async function stripeThatAnswers(intent: object): Promise<string> {
  const body = { id: 'pi_1', object: 'payment_intent', amount_capturable: 0, amount_received: 0, ...intent };
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  });
  return listening(server);
}

async function listening(server: Server): Promise<string> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}

/** As Stripe's documents say: the answer to a key is kept, also when it is a refusal. */
async function stripeThatRemembersRefusals(): Promise<{
  readonly origin: string;
  putRight(): void;
}> {
  const kept = new Set<string>();
  let isRight = false;
  const server = createServer((request, response) => {
    const key = String(request.headers['idempotency-key'] ?? '');
    const end = request.url?.endsWith('/capture') ? 'succeeded' : 'canceled';
    const known = kept.has(key);
    const refusal = { error: { type: 'invalid_request_error', code: 'charge_not_ready', message: 'no' } };
    const money = { currency: 'gbp', amount: 1530, amount_received: 1530 };
    const intent = { id: 'pi_1', object: 'payment_intent', status: end, ...money };
    const accepted = isRight && !known;
    if (key && !accepted) kept.add(key);
    const headers = { 'Content-Type': 'application/json', ...(known && { 'Idempotent-Replayed': 'true' }) };
    response.writeHead(accepted ? 200 : 400, headers).end(JSON.stringify(accepted ? intent : refusal));
  });
  return {
    origin: await listening(server),
    putRight: () => {
      isRight = true;
    },
  };
}
