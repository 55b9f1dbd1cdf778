import { z } from 'zod';

/** Either alphabet, padded or not: what JSON of protobuf may hold. */
const bytes = z.string().regex(/^[\w+/=-]*$/, 'base64');

/** The body of Temporal's remote codec protocol, both ways. */
export const remotePayloads = z.object({
  payloads: z.array(z.object({ metadata: z.record(z.string(), bytes).optional(), data: bytes.optional() })),
});
export type RemotePayloadsJson = z.output<typeof remotePayloads>;
