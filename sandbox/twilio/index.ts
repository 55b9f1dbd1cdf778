import { z } from 'zod';
import { messagesOf } from '../messages';
import { sandboxVendor } from '../vendor';
import { twilioRoutes, twilioSigner } from './routes';

/** At speed 1. */
const SENT_MS = 200;
const DELIVERED_MS = 2_000;

const WORDS = { title: 'Twilio', about: 'Sends text messages and says whether they arrived.' };

export const twilio = sandboxVendor({
  name: 'twilio',
  path: '/twilio',
  variables: {
    TWILIO_ACCOUNT_SID: z.string().default('AC00000000000000000000000000000000'),
    TWILIO_AUTH_TOKEN: z.string().default('sandbox-twilio-token'),
  },
  toOptions: (env) => ({ accountSid: env.TWILIO_ACCOUNT_SID, authToken: env.TWILIO_AUTH_TOKEN }),
  overloaded: { code: 20500, message: 'Internal Server Error', status: 503 },
  refusal: { status: 400, body: { code: 21211, message: 'Refused on demand', status: 400 } },
  start: (options, world) => {
    const latency = { sentMs: SENT_MS / world.speed, deliveredMs: DELIVERED_MS / world.speed };
    return {
      routes: twilioRoutes(options, world, latency),
      sign: twilioSigner(options.authToken),
      ledger: () => ({}),
      overview: () => messagesOf(WORDS, 'twilio', world.messages),
    };
  },
});
