import { z } from 'zod';
import { vendorSettings } from '../../vendorSettings';

export const stripeSettings = vendorSettings({
  variables: {
    STRIPE_SECRET_KEY: z.string(),
    STRIPE_WEBHOOK_SECRET: z.string(),
    STRIPE_API_URL: z.url().optional(),
  },
  standIns: {
    STRIPE_SECRET_KEY: 'sk_test_sandbox',
    STRIPE_WEBHOOK_SECRET: 'whsec_sandbox',
  },
  toSettings: (env, sandboxAt) => ({
    secretKey: env.STRIPE_SECRET_KEY,
    webhookSecret: env.STRIPE_WEBHOOK_SECRET,
    // Stripe's SDK takes an origin without a path, so the sandbox plays Stripe at its root. Undefined: Stripe itself.
    apiUrl: env.STRIPE_API_URL ?? sandboxAt(''),
  }),
});
