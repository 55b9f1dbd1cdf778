import { z } from 'zod';
import type { OverviewTable } from '../control/overviewTable';
import { sandboxVendor } from '../vendor';
import type { PaymentIntent } from './intent';
import { amountText } from './amountText';
import { stripeLedger } from './ledger';
import { createStripe, stripeSigner } from './routes';

export const stripe = sandboxVendor({
  name: 'stripe',
  // Stripe's SDKs take an origin without a path.
  path: '/',
  variables: {
    STRIPE_SECRET_KEY: z.string().default('sk_test_sandbox'),
    STRIPE_WEBHOOK_SECRET: z.string().default('whsec_sandbox'),
  },
  toOptions: (env) => ({
    secretKey: env.STRIPE_SECRET_KEY,
    webhookSecret: env.STRIPE_WEBHOOK_SECRET,
  }),
  overloaded: { error: { type: 'api_error', message: 'Something went wrong on our end.' } },
  refusal: { status: 400, body: { error: { type: 'invalid_request_error', code: 'refused_on_demand' } } },
  start: (options, world) => {
    const { router, intents, refunds } = createStripe(options, world);
    return {
      routes: router,
      sign: stripeSigner(options.webhookSecret),
      ledger: (orderId) => stripeLedger(intents.values(), refunds.values(), orderId),
      overview: () => overviewOf(intents.values()),
    };
  },
});

function overviewOf(intents: readonly PaymentIntent[]): OverviewTable {
  const rows = intents.map(({ id, metadata, amount, currency, status }) => [
    id,
    metadata['orderId'] ?? '',
    amountText(amount, currency),
    status,
  ]);
  return {
    title: 'Stripe',
    about: 'Takes cards: it reserves an amount when an order is placed, and takes it when the parcel leaves.',
    head: ['payment', 'order', 'amount', 'status'],
    rows,
  };
}
