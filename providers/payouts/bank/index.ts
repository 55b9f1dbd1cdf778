import { payoutVendor } from '../../vendor';
import { BANK, createBank } from './adapter';
import { bankSettings } from './settings';
import { createBankWebhookReader } from './webhook';

export const bank = payoutVendor({
  name: BANK,
  settings: bankSettings,
  create: (settings, { guard }) => createBank(settings, guard),
  webhook: createBankWebhookReader,
  probe: ({ baseUrl }) => baseUrl,
});
