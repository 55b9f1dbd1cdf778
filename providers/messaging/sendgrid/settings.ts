import { createPublicKey } from 'node:crypto';
import { z } from 'zod';
import { vendorSettings } from '../../vendorSettings';

/** As SendGrid's settings show it: a public key in DER, as base64. */
const publicKey = z.string().refine(isPublicKey, 'must be the public key that SendGrid shows, as it is');

function isPublicKey(text: string): boolean {
  try {
    createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
    return true;
  } catch {
    return false;
  }
}

export const sendgridSettings = vendorSettings({
  variables: {
    SENDGRID_API_KEY: z.string(),
    SENDGRID_FROM: z.email(),
    SENDGRID_WEBHOOK_PUBLIC_KEY: publicKey.optional(),
    SENDGRID_API_URL: z.url().optional(),
  },
  standIns: {
    SENDGRID_API_KEY: 'SG.sandbox',
    SENDGRID_FROM: 'orders@shop.example',
  },
  alsoRequired: ['SENDGRID_WEBHOOK_PUBLIC_KEY'],
  toSettings: (env, sandboxAt) => ({
    apiKey: env.SENDGRID_API_KEY,
    from: env.SENDGRID_FROM,
    // Undefined refuses every event.
    webhookPublicKey: env.SENDGRID_WEBHOOK_PUBLIC_KEY,
    // Undefined: SendGrid itself.
    apiUrl: env.SENDGRID_API_URL ?? sandboxAt('/sendgrid'),
  }),
});
