import { messagingVendor } from '../../vendor';
import { createTwilioSender } from './adapter';
import { twilioSettings } from './settings';
import { createTwilioWebhookReader } from './webhook';

export const twilio = messagingVendor({
  name: 'twilio',
  settings: twilioSettings,
  create: (settings, { publicUrl, guard }) => createTwilioSender({ ...settings, publicUrl }, guard),
  webhook: createTwilioWebhookReader,
  probe: ({ apiUrl }) => apiUrl ?? 'https://api.twilio.com',
});
