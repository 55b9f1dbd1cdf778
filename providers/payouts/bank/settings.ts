import { z } from 'zod';
import { vendorSettings } from '../../vendorSettings';

/** A bank with an API is a shop's choice: without its address payouts go by a file. */
export const bankSettings = vendorSettings({
  variables: {
    PAYOUT_BANK_URL: z.url().optional(),
    PAYOUT_BANK_KEY: z.string(),
    PAYOUT_BANK_WEBHOOK_SECRET: z.string(),
  },
  standIns: {
    PAYOUT_BANK_KEY: 'sandbox-bank-key',
    PAYOUT_BANK_WEBHOOK_SECRET: 'sandbox-bank-webhook',
  },
  chosenBy: 'PAYOUT_BANK_URL',
  toSettings: ({ PAYOUT_BANK_URL, PAYOUT_BANK_KEY: apiKey, PAYOUT_BANK_WEBHOOK_SECRET }, sandboxAt) => {
    const baseUrl = PAYOUT_BANK_URL ?? sandboxAt('/bank');
    return baseUrl === undefined ? undefined : { baseUrl, apiKey, webhookSecret: PAYOUT_BANK_WEBHOOK_SECRET };
  },
});
