import { rolesWith } from '../../domain/people/permissions';
import type { Payload, PayloadCodec } from '@temporalio/common';
import { PayloadCodecError } from '../../temporal/codec';
import { invalid } from '../http/problems';
import { defineRoute, type Reply } from '../http/route';
import type { Context } from '../http/request';
import { remotePayloads, type RemotePayloadsJson } from '../schema/codec';

const shared = {
  method: 'post',
  tag: 'Temporal',
  roles: rolesWith('readPayloads'),
  request: { body: remotePayloads },
  responses: { 200: { description: 'The payloads, in the same order', schema: remotePayloads } },
  errors: [],
  unlisted: true,
  // A page of a long history; Temporal itself takes 2 MB for one payload.
  bodyLimit: '16mb',
} as const;

type Codec = Context<typeof shared.request>;

/** Temporal's remote codec protocol: how its Web UI and CLI read and write encrypted payloads. */
export const codecRoutes = [
  defineRoute({
    ...shared,
    path: '/codec/encode',
    operation: 'encodePayloads',
    summary: 'Encrypt payloads for Temporal',
    handle: (context) => answer(context, (codec, payloads) => codec.encode(payloads)),
  }),
  defineRoute({
    ...shared,
    path: '/codec/decode',
    operation: 'decodePayloads',
    summary: 'Decrypt payloads that Temporal keeps; those in clear come back as they are',
    handle: (context) => answer(context, (codec, payloads) => codec.decode(payloads)),
  }),
];

async function answer(
  { deps, body }: Codec,
  transform: (codec: PayloadCodec, payloads: Payload[]) => Promise<Payload[]>,
): Promise<Reply<RemotePayloadsJson>> {
  try {
    const payloads = await transform(deps.codec, body.payloads.map(fromJson));
    return { status: 200, body: { payloads: payloads.map(toJson) } };
  } catch (error) {
    if (error instanceof PayloadCodecError) throw invalid('/payloads', error.message);
    throw error;
  }
}

function fromJson({ metadata = {}, data = '' }: RemotePayloadsJson['payloads'][number]): Payload {
  const entries = Object.entries(metadata).map(([name, value]) => [name, Buffer.from(value, 'base64')]);
  return { metadata: Object.fromEntries(entries), data: Buffer.from(data, 'base64') };
}

function toJson({ metadata, data }: Payload): RemotePayloadsJson['payloads'][number] {
  const entries = Object.entries(metadata ?? {}).map(([name, value]) => [name, base64(value)]);
  return { metadata: Object.fromEntries(entries), data: base64(data ?? new Uint8Array()) };
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
