import Stripe from 'stripe';
import { startTestWorld, type TestWorld } from '../../../sandbox/testWorld';
import { WebhookForged } from '../../webhooks';
import { createStripeGateway } from './adapter';
import { createStripeWebhookReader } from './webhook';

const SECRET = 'whsec_sandbox';
const reader = createStripeWebhookReader({ webhookSecret: SECRET });

/** An event in the shape of Stripe's documents, signed as they describe. */
function signed(type: string, intent: object, options: { secret?: string; timestamp?: number } = {}) {
  const payload = JSON.stringify({
    id: 'evt_3MtwBwLkdIwHu7ix28a3tqPa',
    object: 'event',
    api_version: '2026-10-28.endive',
    created: 1_680_800_504,
    data: {
      object: {
        id: 'pi_3MtwBwLkdIwHu7ix28a3tqPa',
        object: 'payment_intent',
        amount: 2000,
        amount_capturable: 0,
        amount_received: 0,
        currency: 'gbp',
        metadata: { orderId: 'o1', paymentId: 'p1' },
        next_action: null,
        last_payment_error: null,
        ...intent,
      },
    },
    livemode: false,
    pending_webhooks: 1,
    type,
  });
  const { secret = SECRET, timestamp = Math.floor(Date.now() / 1000) } = options;
  const header = Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp });
  return {
    rawBody: Buffer.from(payload),
    headers: { 'stripe-signature': header },
    url: 'https://x.example/',
  };
}

describe('the reader of Stripe webhooks', () => {
  test.each([
    [
      'payment_intent.amount_capturable_updated',
      { status: 'requires_capture', amount_capturable: 1500 },
      { outcome: 'authorized', amount: 1500 },
    ],
    [
      'payment_intent.succeeded',
      { status: 'succeeded', amount_received: 1500 },
      { outcome: 'captured', amount: 1500 },
    ],
    [
      'payment_intent.succeeded',
      { status: 'succeeded', amount: 2000, amount_received: 750 },
      { outcome: 'captured', amount: 750 },
    ],
    [
      'payment_intent.amount_capturable_updated',
      { status: 'requires_capture', amount: 2000, amount_capturable: 2400 },
      { outcome: 'authorized', amount: 2400 },
    ],
    ['payment_intent.canceled', { status: 'canceled' }, { outcome: 'voided', amount: 2000 }],
    [
      'payment_intent.payment_failed',
      {
        status: 'requires_payment_method',
        last_payment_error: { code: 'card_declined', decline_code: 'lost_card' },
      },
      { outcome: 'declined', code: 'lost_card' },
    ],
    [
      'payment_intent.requires_action',
      {
        status: 'requires_action',
        next_action: { type: 'redirect_to_url', redirect_to_url: { url: 'https://bank.example' } },
      },
      { outcome: 'actionRequired', actionUrl: 'https://bank.example' },
    ],
  ])('understands %s', (type, intent, outcome) => {
    const [event] = reader.read(signed(type, intent));
    expect(event).toMatchObject({
      eventId: 'evt_3MtwBwLkdIwHu7ix28a3tqPa',
      message: {
        kind: 'paymentEvent',
        orderId: 'o1',
        payload: {
          paymentId: 'p1',
          outcome: { reference: 'pi_3MtwBwLkdIwHu7ix28a3tqPa', ...outcome },
          currency: 'GBP',
          source: 'webhook',
        },
      },
    });
    expect(event).not.toHaveProperty('alert');
  });

  test('reads amounts as Stripe counts the currency', () => {
    const read = (currency: string, amount: number) =>
      reader.read(
        signed('payment_intent.succeeded', { status: 'succeeded', currency, amount_received: amount }),
      )[0];
    expect(read('isk', 50_000)).toMatchObject({
      message: { payload: { outcome: { amount: 500 }, currency: 'ISK' } },
    });
    expect(read('mga', 500)).toMatchObject({ message: { payload: { outcome: { amount: 50_000 } } } });
    expect(read('isk', 50_050)).toMatchObject({ alert: 'unreadable' });
  });

  test.each([3_000_000_000, -1])('hands on an amount of %d, and has somebody look at it', (amount) => {
    const told = { status: 'succeeded', currency: 'bdt', amount_received: amount };
    expect(reader.read(signed('payment_intent.succeeded', told))[0]).toMatchObject({
      message: { payload: { outcome: { outcome: 'captured', amount } } },
      alert: 'unreadable',
    });
    const dispute = { id: 'dp_1', status: 'needs_response', payment_intent: 'pi_1', amount, currency: 'bdt' };
    expect(reader.read(signed('charge.dispute.created', dispute))[0]).toMatchObject({
      message: { payload: { dispute: 'dp_1', amount } },
      alert: 'unreadable',
    });
  });

  test.each([
    ['an amount that is missing', { amount_received: undefined }],
    ['an amount that is a text', { amount_received: '1500' }],
    ['half an amount', { amount_received: 0.5 }],
    ['no currency', { currency: null }],
    ['a status of another release', { status: 'requires_prayer' }],
    ['a payment without a name', { metadata: { orderId: 'o1' } }],
  ])('keeps %s for somebody to look at, and believes nothing', (_what, change) => {
    const [event] = reader.read(signed('payment_intent.succeeded', { status: 'succeeded', ...change }));
    expect(event).toMatchObject({ eventId: expect.any(String), alert: 'unreadable' });
    expect(event).not.toHaveProperty('message');
  });

  test('keeps a body of another shape, and an event that nobody has heard of', () => {
    for (const rawBody of ['[]', '7', '{"id":"evt_1"}', 'not JSON'].map((body) => Buffer.from(body))) {
      const header = Stripe.webhooks.generateTestHeaderString({
        payload: rawBody.toString(),
        secret: SECRET,
      });
      const [event] = reader.read({ rawBody, headers: { 'stripe-signature': header }, url: '' });
      expect(event).toMatchObject({ alert: 'unreadable', payload: { unreadable: rawBody.toString() } });
    }
    expect(reader.read(signed('charge.reconsidered', {}))[0]).toMatchObject({ alert: 'unknown-word' });
    expect(reader.read(signed('account.updated', { metadata: 7 }))[0]).toMatchObject({ about: {} });
    expect(reader.read(signed('payment_intent.succeeded', { metadata: null }))[0]).not.toHaveProperty(
      'message',
    );
  });

  test('says whose payment an event is about that is for a person to see to', () => {
    const dispute = { payment_intent: 'pi_1', metadata: {}, status: 'of_tomorrow' };
    expect(reader.read(signed('charge.dispute.created', dispute))[0]).toMatchObject({
      alert: 'unknown-word',
      about: { payment: 'pi_1' },
    });
    const ofNoPayment = { payment_intent: null, metadata: { orderId: 'ord_1' }, status: 'needs_response' };
    expect(reader.read(signed('charge.dispute.created', ofNoPayment))[0]).toMatchObject({
      alert: 'unreadable',
      about: { orderId: 'ord_1' },
    });
    const refund = { payment_intent: null, metadata: { orderId: 'ord_1' } };
    expect(reader.read(signed('charge.reconsidered', refund))[0]).toMatchObject({
      about: { orderId: 'ord_1' },
    });
  });

  test.each([
    ['charge.dispute.created', 'needs_response', 'OPEN'],
    ['charge.dispute.created', 'warning_needs_response', 'OPEN'],
    ['charge.dispute.funds_withdrawn', 'under_review', 'OPEN'],
    ['charge.dispute.updated', 'warning_under_review', 'OPEN'],
    ['charge.dispute.closed', 'warning_closed', 'WON'],
    ['charge.dispute.closed', 'lost', 'LOST'],
    ['charge.dispute.funds_reinstated', 'won', 'WON'],
  ])('understands %s of a dispute that is %s', (type, status, state) => {
    const dispute = {
      ...{ id: 'dp_1', object: 'dispute', payment_intent: 'pi_1', status, metadata: {} },
      ...{ amount: 50_000, currency: 'isk', reason: 'fraudulent' },
    };
    const [event] = reader.read(signed(type, dispute));
    expect(event).toMatchObject({ about: { payment: 'pi_1' } });
    expect(event?.message).toEqual({
      kind: 'paymentDispute',
      payload: {
        ...{ outcome: 'disputed', reference: 'pi_1', dispute: 'dp_1', state },
        ...{ amount: 500, currency: 'ISK', code: 'fraudulent' },
      },
    });
    expect(event).not.toHaveProperty('alert');
    const [odd] = reader.read(signed(type, { ...dispute, amount: 50_050, reason: null }));
    expect(odd?.message?.kind === 'paymentDispute' && odd.message.payload).not.toHaveProperty('amount');
  });

  test('keeps, but does not act on, events of other kinds and payments that are not ours', () => {
    expect(reader.read(signed('charge.succeeded', {}))[0]).not.toHaveProperty('message');
    const foreign = signed('payment_intent.succeeded', { status: 'succeeded', metadata: {} });
    expect(reader.read(foreign)[0]).not.toHaveProperty('message');
  });

  test('refuses a forged, an altered, an old and an unsigned one', () => {
    const webhook = signed('payment_intent.succeeded', { status: 'succeeded' });
    const altered = { ...webhook, rawBody: Buffer.from(webhook.rawBody.toString().replace('2000', '1')) };
    const old = signed('payment_intent.succeeded', {}, { timestamp: Math.floor(Date.now() / 1000) - 301 });
    const forged = signed('payment_intent.succeeded', {}, { secret: 'whsec_other' });
    for (const bad of [altered, old, forged, { ...webhook, headers: {} }]) {
      expect(() => reader.read(bad)).toThrow(WebhookForged);
    }
  });
});

describe('with the sandbox', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await startTestWorld();
  });
  afterAll(() => world.close());

  test('a payment told by webhook, twice on demand, reads the same both times', async () => {
    const gateway = createStripeGateway({
      secretKey: 'sk_test_sandbox',
      apiUrl: world.origin,
      publicUrl: 'https://shop.example',
    });
    world.sandbox.faults.add({ vendor: 'stripe', kind: 'duplicateWebhooks', count: 1 });
    await gateway.authorize({
      key: 'o9/authorize/1',
      orderId: 'o9',
      paymentId: 'p9',
      amount: 500,
      currency: 'BDT',
      token: 'pm_card_visa',
    });
    const arrivals = await world.arrived('/webhooks/payments/stripe', 2);
    const [first, second] = arrivals.map((arrival) => reader.read(arrival)[0]);
    expect(first).toMatchObject({
      message: { orderId: 'o9', payload: { outcome: { outcome: 'authorized', amount: 500 } } },
    });
    expect(second).toEqual(first);
  });
});
