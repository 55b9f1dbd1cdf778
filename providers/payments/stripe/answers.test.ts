import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startTestWorld, type TestWorld } from '../../../sandbox/testWorld';
import { ProviderUnavailable } from '../../errors';
import type { AuthorizeRequest, PaymentGateway } from '../gateway';
import { createStripeGateway } from './adapter';

const payment = (orderId: string, change: Partial<AuthorizeRequest> = {}): AuthorizeRequest => ({
  key: `${orderId}/authorize/1`,
  orderId,
  paymentId: '1',
  amount: 1530,
  currency: 'GBP',
  token: 'pm_card_visa',
  ...change,
});

describe('looking a payment up', () => {
  let world: TestWorld;
  let gateway: PaymentGateway;
  beforeAll(async () => {
    world = await startTestWorld();
    const config = { secretKey: 'sk_test_sandbox', apiUrl: world.origin, publicUrl: 'https://shop.example' };
    gateway = createStripeGateway(config);
  });
  afterAll(() => world.close());

  test('finds the try that holds the money, though a later one was declined', async () => {
    await gateway.authorize(payment('o1'));
    await gateway.authorize(payment('o1', { key: 'o1/again', token: 'pm_card_chargeDeclined' }));
    await expect(gateway.find(payment('o1'))).resolves.toMatchObject({ outcome: 'authorized', amount: 1530 });
  });

  test('never takes one attempt to pay an order for another', async () => {
    await gateway.authorize(payment('o2'));
    await expect(gateway.find(payment('o2', { paymentId: '2' }))).resolves.toBeUndefined();
  });
});

describe('what the sandbox never answers', () => {
  /** A Stripe that answers every call with this. */
  async function answering(status: number, body: object, ask: (gateway: PaymentGateway) => Promise<void>) {
    const server = createServer((_request, response) => {
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      await ask(createStripeGateway({ secretKey: 'sk', apiUrl, publicUrl: 'https://shop.example' }));
    } finally {
      server.closeAllConnections();
      server.close();
    }
  }

  test.each([
    [409, { type: 'idempotency_error', code: 'idempotency_key_in_use' }],
    [429, { type: 'invalid_request_error', code: 'rate_limit' }],
    [500, { type: 'api_error' }],
  ])('%i leaves the outcome unknown: the call is to be repeated, not the payment given up', (status, error) =>
    answering(status, { error: { ...error, message: 'Not now.' } }, async (busy) => {
      await expect(busy.authorize(payment('o3'))).rejects.toBeInstanceOf(ProviderUnavailable);
    }),
  );

  test.each(['processing', 'requires_confirmation', 'a status of tomorrow'])(
    'a payment that is %s is neither paid nor declined yet',
    (status) =>
      answering(200, { id: 'pi_1', object: 'payment_intent', status, amount: 1530 }, async (slow) => {
        await expect(slow.authorize(payment('o4'))).rejects.toBeInstanceOf(ProviderUnavailable);
      }),
  );
});
