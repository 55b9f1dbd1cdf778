import { z } from 'zod';
import { vendorSettings } from '../../vendorSettings';

const region = z.string().regex(/^[A-Z]{2}$/, 'an ISO 3166 code such as "BD"');

export const twilioSettings = vendorSettings({
  variables: {
    TWILIO_ACCOUNT_SID: z.string(),
    TWILIO_AUTH_TOKEN: z.string(),
    TWILIO_FROM: z.string(),
    TWILIO_API_URL: z.url().optional(),
    PHONE_REGION: region.default('BD'),
  },
  standIns: {
    TWILIO_ACCOUNT_SID: 'AC00000000000000000000000000000000',
    TWILIO_AUTH_TOKEN: 'sandbox-twilio-token',
    TWILIO_FROM: '+15005550006',
  },
  toSettings: (env, sandboxAt) => ({
    accountSid: env.TWILIO_ACCOUNT_SID,
    authToken: env.TWILIO_AUTH_TOKEN,
    from: env.TWILIO_FROM,
    region: env.PHONE_REGION,
    // Undefined: Twilio itself.
    apiUrl: env.TWILIO_API_URL ?? sandboxAt('/twilio'),
  }),
});
