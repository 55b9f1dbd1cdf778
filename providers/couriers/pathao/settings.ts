import { z } from 'zod';
import { vendorSettings } from '../../vendorSettings';

export const pathaoSettings = vendorSettings({
  variables: {
    PATHAO_BASE_URL: z.url().optional(),
    PATHAO_CLIENT_ID: z.string(),
    PATHAO_CLIENT_SECRET: z.string(),
    PATHAO_USERNAME: z.string(),
    PATHAO_PASSWORD: z.string(),
    PATHAO_STORE_ID: z.coerce.number().int().default(1),
    PATHAO_WEBHOOK_SECRET: z.string(),
  },
  standIns: {
    PATHAO_CLIENT_ID: 'sandbox-client',
    PATHAO_CLIENT_SECRET: 'sandbox-secret',
    PATHAO_USERNAME: 'merchant@example.com',
    PATHAO_PASSWORD: 'sandbox-password',
    PATHAO_WEBHOOK_SECRET: 'sandbox-pathao-webhook',
  },
  alsoRequired: ['PATHAO_STORE_ID'],
  toSettings: (env, sandboxAt) => ({
    baseUrl: env.PATHAO_BASE_URL ?? sandboxAt('/pathao') ?? 'https://api-hermes.pathao.com',
    clientId: env.PATHAO_CLIENT_ID,
    clientSecret: env.PATHAO_CLIENT_SECRET,
    username: env.PATHAO_USERNAME,
    password: env.PATHAO_PASSWORD,
    storeId: env.PATHAO_STORE_ID,
    webhookSecret: env.PATHAO_WEBHOOK_SECRET,
  }),
});
