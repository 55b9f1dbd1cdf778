import { startTestWorld, type TestWorld } from '../../../sandbox/testWorld';
import { ProviderRejected, ProviderUnavailable } from '../../errors';
import { createGuard, DEFAULT_LIMITS } from '../../resilience';
import type { PaymentGateway, RefundRequest } from '../gateway';
import { createStripeGateway } from './adapter';
import { outcomeOfRefund, refundOf } from './refund';

let world: TestWorld;
let gateway: PaymentGateway;
/** Waits 400 ms for an answer. */
let impatient: PaymentGateway;
let next = 0;

beforeAll(async () => {
  world = await startTestWorld();
  const config = { secretKey: 'sk_test_sandbox', apiUrl: world.origin, publicUrl: 'https://shop.example' };
  gateway = createStripeGateway(config);
  impatient = createStripeGateway(config, createGuard('stripe', { ...DEFAULT_LIMITS, timeoutMs: 400 }));
});
afterEach(() => world.sandbox.faults.clear());
afterAll(() => world.close());

/** A refund of a payment of 15.30 that was taken. */
async function ofTaken(amount: number, token = 'pm_card_visa'): Promise<RefundRequest> {
  const orderId = `refund${(next += 1)}`;
  const asked = { orderId, amount: 1530, currency: 'GBP' } as const;
  const authorized = await gateway.authorize({
    ...asked,
    key: `${orderId}/authorize/1`,
    paymentId: '1',
    token,
  });
  const reference = authorized.reference ?? '';
  await gateway.capture({ ...asked, key: `${orderId}/capture/1`, reference });
  return { key: `${orderId}/refund/1`, orderId, ordinal: 1, reference, amount, currency: 'GBP' };
}

async function refunded(orderId: string): Promise<unknown> {
  const ledger = await world.get(`/sandbox/ledger?orderId=${orderId}`);
  return (ledger as { refunded: Record<string, unknown> }).refunded[orderId];
}

const nextWith = ({ orderId, ...request }: RefundRequest, ordinal: number): RefundRequest => ({
  ...request,
  orderId,
  ordinal,
  key: `${orderId}/refund/${ordinal}`,
});

describe('a refund by Stripe', () => {
  test('gives back a part, and the rest by another', async () => {
    const request = await ofTaken(500);
    await expect(gateway.refund(request)).resolves.toMatchObject({ outcome: 'refunded', amount: 500 });
    await expect(gateway.refund({ ...nextWith(request, 2), amount: 1030 })).resolves.toMatchObject({
      outcome: 'refunded',
    });
    await expect(refunded(request.orderId)).resolves.toEqual({ refunds: 2, amount: 1530 });
  });

  test.each(['error5xx', 'timeout', 'timeoutAfterEffect'] as const)(
    'whose answer is lost by %s is made once however often it is asked for with its key',
    async (kind) => {
      const request = await ofTaken(500);
      world.sandbox.faults.add({ vendor: 'stripe', operation: 'refund', kind, count: 1, ms: 700 });
      await expect(impatient.refund(request)).rejects.toBeInstanceOf(ProviderUnavailable);
      const outcome = await gateway.refund(request);
      expect(outcome).toMatchObject({ outcome: 'refunded', amount: 500 });
      await expect(gateway.refund(request)).resolves.toEqual(outcome);
      await expect(refunded(request.orderId)).resolves.toEqual({ refunds: 1, amount: 500 });
    },
  );

  test('is found by its position, also where the key came with other words', async () => {
    const request = await ofTaken(500);
    const { orderId, reference, currency } = request;
    const look = { orderId, reference, currency, ordinal: 1 };
    await expect(gateway.findRefund(look)).resolves.toBeUndefined();
    const outcome = await gateway.refund(request);
    await expect(gateway.findRefund(look)).resolves.toEqual(outcome);
    await expect(gateway.findRefund({ ...look, ordinal: 2 })).resolves.toBeUndefined();
    await expect(gateway.refund({ ...request, amount: 400 })).resolves.toEqual(outcome);
  });

  test('of more than is left is refused, and of a payment that is none', async () => {
    const request = await ofTaken(2000);
    await expect(gateway.refund(request)).rejects.toBeInstanceOf(ProviderRejected);
    await expect(gateway.refund({ ...nextWith(request, 2), reference: 'pi_none' })).rejects.toMatchObject({
      code: 'resource_missing',
    });
    await gateway.refund({ ...nextWith(request, 3), amount: 1530 });
    await expect(gateway.refund({ ...nextWith(request, 4), amount: 1 })).rejects.toMatchObject({
      code: 'charge_already_refunded',
    });
  });

  test('that the bank takes its time for is pending at first', async () => {
    const request = await ofTaken(500, 'pm_card_pendingRefund');
    await expect(gateway.refund(request)).resolves.toMatchObject({ outcome: 'pending' });
  });
});

describe('Stripe’s words about a refund', () => {
  const refund = { id: 're_1', status: 'succeeded', amount: 500, currency: 'gbp' };
  const told = { ...refund, payment_intent: 'pi_1', metadata: { orderId: 'o1', ordinal: '2' } };

  test.each([
    ['succeeded', { outcome: 'refunded', reference: 're_1', amount: 500 }],
    ['pending', { outcome: 'pending', reference: 're_1' }],
    ['requires_action', { outcome: 'pending', reference: 're_1' }],
    ['canceled', { outcome: 'failed', reference: 're_1', code: 'canceled' }],
  ])('%s', (status, outcome) => {
    expect(outcomeOfRefund({ ...refund, status })).toEqual(outcome);
  });

  test('a failure tells the bank’s reason', () => {
    const failed = { ...refund, status: 'failed', failure_reason: 'lost_or_stolen_card' };
    expect(outcomeOfRefund(failed)).toMatchObject({ outcome: 'failed', code: 'lost_or_stolen_card' });
  });

  test('a status that nobody here knows is no outcome yet', () => {
    expect(() => outcomeOfRefund({ ...refund, status: 'contested' })).toThrow(ProviderUnavailable);
    expect(refundOf({ ...told, status: 'contested' })).toEqual({ alert: 'unknown-word' });
  });

  test('a webhook names the payment, and our position where it is ours', () => {
    expect(refundOf(told)).toEqual({
      message: {
        ...{ kind: 'paymentRefund', currency: 'GBP' },
        payload: {
          ...{ outcome: 'refund', reference: 'pi_1', refund: 're_1', state: 'refunded' },
          ...{ amount: 500, ordinal: 2 },
        },
      },
    });
    const { metadata: _none, ...theirs } = told;
    expect(refundOf(theirs).message).not.toHaveProperty('payload.ordinal');
  });

  test.each([{ payment_intent: null }, { amount: -5 }, { amount: 0 }, { currency: 'x' }])(
    'one that makes no sense is for a person to look at: %j',
    (change) => expect(refundOf({ ...told, ...change })).toEqual({ alert: 'unreadable' }),
  );
});
