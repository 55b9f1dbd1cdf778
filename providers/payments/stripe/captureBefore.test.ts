import { startTestWorld } from '../../../sandbox/testWorld';
import { createStripeGateway } from './adapter';
import { captureBeforeOf } from './captureBefore';
import { createStripeWebhookReader } from './webhook';

const charge = (card: object) => ({ id: 'ch_1', payment_method_details: { type: 'card', card } });

test('reads Stripe’s own instant of a charge that it was asked to tell whole', () => {
  expect(captureBeforeOf(charge({ capture_before: 1_772_964_000 }))).toBe('2026-03-08T10:00:00.000Z');
});

test.each([
  ['an id alone', 'ch_1'],
  ['nothing', null],
  ['a charge that was taken', charge({ brand: 'visa' })],
  ['no instant', charge({ capture_before: null })],
  ['one in milliseconds', charge({ capture_before: 1_772_964_000_000 })],
  ['one that is no whole second', charge({ capture_before: 1.5 })],
])('knows of no end of %s', (_, latestCharge) => {
  expect(captureBeforeOf(latestCharge)).toBeUndefined();
});

test('the simulated Stripe cancels what nobody took in time, and says so', async () => {
  const world = await startTestWorld({ variables: { SANDBOX_CAPTURE_WINDOW_SECONDS: '1' } });
  try {
    const gateway = createStripeGateway({
      ...{ secretKey: 'sk_test_sandbox', apiUrl: world.origin, publicUrl: 'https://shop.example' },
    });
    const wish = { orderId: 'lapsing', paymentId: '1', amount: 1_530, currency: 'GBP' };
    const authorized = await gateway.authorize({
      ...wish,
      key: 'lapsing/authorize/1',
      token: 'pm_card_visa',
    });
    const [reserved, ended] = await world.arrived('/webhooks/payments/stripe', 2);
    if (!reserved || !ended) throw new Error('two webhooks arrived');
    const reader = createStripeWebhookReader({ webhookSecret: 'whsec_sandbox' });
    const [word] = reader.read(ended);
    expect(word?.message).toMatchObject({
      ...{ kind: 'paymentEvent', orderId: 'lapsing' },
      payload: { paymentId: '1', outcome: { outcome: 'voided', amount: 1_530 } },
    });
    expect(JSON.parse(ended.rawBody.toString())).toMatchObject({
      type: 'payment_intent.canceled',
      data: { object: { cancellation_reason: 'automatic' } },
    });
    const reference = 'reference' in authorized ? (authorized.reference ?? '') : '';
    await expect(gateway.capture({ ...wish, key: 'lapsing/capture/1', reference })).rejects.toMatchObject({
      code: 'payment_intent_unexpected_state',
    });
    await expect(gateway.find(wish)).resolves.toMatchObject({ outcome: 'voided' });
  } finally {
    await world.close();
  }
});
