import { z } from 'zod';

/** Either alphabet, padded or not: what JSON of protobuf may hold. */
const bytes = z.string().regex(/^[\w+/=-]*$/, 'base64');

/** The body of Temporal's remote codec protocol, both ways. JSON of protobuf leaves out a list that is empty, as the CLI does. */
export const remotePayloads = z.object({
  payloads: z
    // Temporal's own fields of later releases are none of ours to refuse.
    .array(
      z
        .object({ metadata: z.record(z.string(), bytes).optional(), data: bytes.optional() })
        .meta({ id: 'Payload' }),
    )
    .max(10_000)
    .default([]),
});
export type RemotePayloadsJson = z.output<typeof remotePayloads>;
