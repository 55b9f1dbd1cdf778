import { paymentVendor } from '../../vendor';
import { createStripeGateway } from './adapter';
import { stripeSettings } from './settings';
import { createStripeWebhookReader } from './webhook';

export const stripe = paymentVendor({
  name: 'stripe',
  settings: stripeSettings,
  create: (settings, { publicUrl, guard }) => createStripeGateway({ ...settings, publicUrl }, guard),
  webhook: createStripeWebhookReader,
  probe: ({ apiUrl }) => apiUrl ?? 'https://api.stripe.com',
});
