import type { Invariant } from '../violation';

export const rest: Invariant = {
  says: 'healed, the shop comes to rest',
  violations: ({ unrest, unhandledWebhooks }) => [
    ...unrest.map((detail) => ({ detail })),
    ...(unhandledWebhooks > 0 ? [{ detail: `${unhandledWebhooks} webhooks were not handed on` }] : []),
  ],
};
