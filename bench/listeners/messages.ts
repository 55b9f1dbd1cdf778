import { z } from 'zod';

/** An order to follow, and who may. */
const followed = z.object({ orderId: z.string(), token: z.string(), listeners: z.number() });
export type Followed = z.infer<typeof followed>;

/** What the process with the listeners is told. */
export const order = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open'), origin: z.string(), orders: z.array(followed) }),
  z.object({ kind: z.literal('tell') }),
]);
export type Order = z.infer<typeof order>;

/** What it answers. */
export const answer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('opened') }),
  z.object({
    kind: z.literal('heard'),
    closed: z.number(),
    events: z.array(z.object({ orderId: z.string(), version: z.number(), at: z.number() })),
  }),
  z.object({ kind: z.literal('failed'), reason: z.string() }),
]);
export type Answer = z.infer<typeof answer>;
