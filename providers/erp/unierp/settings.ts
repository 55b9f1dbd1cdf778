import { z } from 'zod';
import { vendorSettings } from '../../vendorSettings';

/** An ERP is a shop's choice: without its address there is none, and nobody is told of orders. */
export const unierpSettings = vendorSettings({
  variables: {
    UNIERP_BASE_URL: z.url().optional(),
    UNIERP_API_KEY: z.string(),
  },
  standIns: { UNIERP_API_KEY: 'sandbox-unierp-key' },
  chosenBy: 'UNIERP_BASE_URL',
  toSettings: ({ UNIERP_BASE_URL, UNIERP_API_KEY: apiKey }, sandboxAt) => {
    const baseUrl = UNIERP_BASE_URL ?? sandboxAt('/unierp');
    return baseUrl === undefined ? undefined : { baseUrl, apiKey };
  },
});
