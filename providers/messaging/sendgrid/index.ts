import { messagingVendor } from '../../vendor';
import { createSendgridSender } from './adapter';
import { sendgridSettings } from './settings';
import { createSendgridWebhookReader } from './webhook';

export const sendgrid = messagingVendor({
  name: 'sendgrid',
  settings: sendgridSettings,
  create: (settings, { guard }) => createSendgridSender(settings, guard),
  webhook: (settings) => createSendgridWebhookReader(settings),
  probe: ({ apiUrl }) => apiUrl ?? 'https://api.sendgrid.com',
});
