import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Payload, PayloadCodec } from '@temporalio/common';
import { temporal } from '@temporalio/proto';
import { PAYLOAD_DICTIONARY } from './payloadDictionary';
import type { PayloadKey, PayloadKeys } from '../config/payloadKeys';

/**
 * Encrypted data is `nonce ‖ ciphertext ‖ tag`, of a whole payload in protobuf: its metadata is hidden too. It is compressed
 * first where that makes it shorter, since nothing can be compressed afterwards; the encoding's name says so.
 */
const ALGORITHM = 'aes-256-gcm';
const ENCRYPTED = 'binary/encrypted';
/** Raw deflate with {@link PAYLOAD_DICTIONARY}; another dictionary would be another name. */
const COMPRESSED = 'binary/encrypted+d1';
const DEFLATE = { dictionary: PAYLOAD_DICTIONARY };
const KEY_ID = 'encryption-key-id';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** What is decrypted in one go: many times Temporal's 2 MB for one payload. A few bytes could else become a process's whole memory. */
const MOST_DECODED_BYTES = 32 * 1024 * 1024;

const { Payload: PayloadMessage } = temporal.api.common.v1;

/** A payload that can't be decrypted. Says why, and nothing of what is in it. */
export class PayloadCodecError extends Error {
  override readonly name = 'PayloadCodecError';
}

/**
 * Encrypts what Temporal keeps with AES-256-GCM under the first key, and decrypts under the key that a payload names.
 * Payloads that aren't encrypted are passed on as they are: those of people who send signals by hand, and of
 * histories from before there was encryption.
 *
 * `decode` rejects with a {@link PayloadCodecError} when the key is not among ours, the data was altered, or what is given at
 * once decompresses to more than 32 MiB.
 */
export function createPayloadCodec(keys: PayloadKeys): PayloadCodec {
  const [active] = keys;
  const byId = new Map(keys.map((key) => [key.id, key]));
  return {
    encode: async (payloads) => payloads.map((payload) => encrypt(payload, active)),
    decode: async (payloads) => {
      let room = MOST_DECODED_BYTES;
      return payloads.map((payload) => {
        if (!isEncrypted(payload)) return payload;
        const whole = decrypt(payload, keyOf(payload, byId), room);
        room -= whole.length;
        return PayloadMessage.decode(whole);
      });
    },
  };
}

function encrypt(payload: Payload, { id, key }: PayloadKey): Payload {
  const nonce = randomBytes(NONCE_BYTES);
  const whole = PayloadMessage.encode(payload).finish();
  const short = deflateRawSync(whole, DEFLATE);
  const [encoding, plain] = short.length < whole.length ? [COMPRESSED, short] : [ENCRYPTED, whole];
  const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(boundTo(encoding, id));
  return {
    metadata: { encoding: Buffer.from(encoding), [KEY_ID]: Buffer.from(id) },
    data: Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]),
  };
}

/**
 * The metadata is authenticated with the data. The workflow's id is not: the codec endpoint doesn't learn whose payloads it
 * is given, and continued and reset runs read each other's.
 */
function boundTo(encoding: string, keyId: string): Buffer {
  return Buffer.from(`${encoding};${keyId}`);
}

function isEncrypted(payload: Payload): boolean {
  return [ENCRYPTED, COMPRESSED].includes(metadataOf(payload, 'encoding'));
}

function metadataOf({ metadata }: Payload, name: string): string {
  return Buffer.from(metadata?.[name] ?? []).toString();
}

function keyOf(payload: Payload, keys: ReadonlyMap<string, PayloadKey>): PayloadKey {
  const key = keys.get(metadataOf(payload, KEY_ID));
  if (!key)
    throw new PayloadCodecError('A payload is encrypted under a key that PAYLOAD_KEYS does not have.');
  return key;
}

/** The payload in protobuf, of `room` bytes at most. */
function decrypt(payload: Payload, { id, key }: PayloadKey, room: number): Uint8Array {
  const data = Buffer.from(payload.data ?? []);
  const tagAt = data.length - TAG_BYTES;
  if (tagAt < NONCE_BYTES) throw new PayloadCodecError('An encrypted payload is cut short.');
  const decipher = createDecipheriv(ALGORITHM, key, data.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  const encoding = metadataOf(payload, 'encoding');
  decipher.setAAD(boundTo(encoding, id)).setAuthTag(data.subarray(tagAt));
  const plain = [decipher.update(data.subarray(NONCE_BYTES, tagAt))];
  try {
    plain.push(decipher.final());
  } catch (cause) {
    throw new PayloadCodecError('An encrypted payload was altered, or its key is not what it was.', {
      cause,
    });
  }
  const bytes = Buffer.concat(plain);
  return encoding === COMPRESSED ? inflate(bytes, room) : bytes;
}

const TOO_LONG = 'ERR_BUFFER_TOO_LARGE';

function inflate(bytes: Buffer, room: number): Uint8Array {
  try {
    return inflateRawSync(bytes, { ...DEFLATE, maxOutputLength: Math.max(1, room) });
  } catch (cause) {
    const isTooLong =
      typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === TOO_LONG;
    if (!isTooLong) throw cause;
    const most = `${MOST_DECODED_BYTES / 1024 / 1024} MiB`;
    throw new PayloadCodecError(`The payloads are more than ${most} when they are decompressed.`, { cause });
  }
}
