import { z } from 'zod';
import { messagesOf } from '../messages';
import { sandboxVendor } from '../vendor';
import { createEventPoster, eventKey } from './events';
import { sendgridRoutes } from './routes';

const WORDS = { title: 'SendGrid', about: 'Sends emails and says whether they arrived.' };

export const sendgrid = sandboxVendor({
  name: 'sendgrid',
  path: '/sendgrid',
  variables: { SENDGRID_API_KEY: z.string().default('SG.sandbox') },
  toOptions: (env) => ({ apiKey: env.SENDGRID_API_KEY }),
  overloaded: { errors: [{ message: 'service unavailable', field: null, help: null }] },
  refusal: { status: 400, body: { errors: [{ message: 'refused on demand', field: null, help: null }] } },
  start: (options, world) => {
    const { publicKey, signer } = eventKey(world.fileIn('sendgrid-key.pem'));
    const events = createEventPoster(world);
    return {
      routes: sendgridRoutes(options, publicKey, world, events),
      sign: signer,
      ledger: () => ({}),
      overview: () => messagesOf(WORDS, 'sendgrid', world.messages),
      environment: { SENDGRID_WEBHOOK_PUBLIC_KEY: publicKey },
      close: () => events.close(),
    };
  },
});
