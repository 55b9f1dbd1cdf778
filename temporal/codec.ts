import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Payload, PayloadCodec } from '@temporalio/common';
import { temporal } from '@temporalio/proto';
import { PAYLOAD_DICTIONARY } from './payloadDictionary';
import type { PayloadKey, PayloadKeys } from '../config/payloadKeys';

const ALGORITHM = 'aes-256-gcm';
/**
 * Its data is `length of the key's id ‖ that id ‖ nonce ‖ ciphertext ‖ tag`: what Temporal keeps of an order is mostly small payloads,
 * of which everything around the ciphertext is the larger part. Encrypted is a whole payload in protobuf, so that its metadata is
 * hidden too, after a byte that says whether it is compressed, which is done where that makes it shorter.
 */
const SEALED = 'binary/enc2';
/** Raw deflate with {@link PAYLOAD_DICTIONARY}; another dictionary would be another number. */
const COMPRESSED = 1;
const AS_IT_IS = 0;
/** How earlier releases named theirs, compressed or not, with the key's id beside it: `nonce ‖ ciphertext ‖ tag`. */
const EARLIER = { compressed: 'binary/encrypted+d1', asItIs: 'binary/encrypted' } as const;
const KEY_ID = 'encryption-key-id';
const DEFLATE = { dictionary: PAYLOAD_DICTIONARY };
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
 * Ids of orders, parcels and payments stay as they are: Temporal has them in the workflow's id as well.
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
    encode: async (payloads) =>
      payloads.map((payload) => (isId(payload) ? payload : encrypt(payload, active))),
    decode: async (payloads) => {
      let room = MOST_DECODED_BYTES;
      return payloads.map((payload) => {
        const sealed = readSealed(payload);
        if (!sealed) return payload;
        const whole = decrypt(sealed, keyOf(sealed, byId), room);
        room -= whole.length;
        return PayloadMessage.decode(whole);
      });
    },
  };
}

/** The longest is a parcel's. */
const LONGEST_ID_BYTES = 40;
const ID = /^"(ord_[0-9a-z]{26}(-\d{1,4})?|\d{1,4})"$/;

const isId = ({ metadata, data }: Payload): boolean =>
  (data?.length ?? 0) <= LONGEST_ID_BYTES &&
  Object.keys(metadata ?? {}).length === 1 &&
  Buffer.from(metadata?.['encoding'] ?? []).toString() === 'json/plain' &&
  ID.test(Buffer.from(data ?? []).toString());

function encrypt(payload: Payload, { id, key }: PayloadKey): Payload {
  const nonce = randomBytes(NONCE_BYTES);
  const whole = PayloadMessage.encode(payload).finish();
  const short = deflateRawSync(whole, DEFLATE);
  const [kind, plain] = short.length < whole.length ? [COMPRESSED, short] : [AS_IT_IS, whole];
  const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(boundTo(SEALED, id));
  const encrypted = [
    cipher.update(Buffer.of(kind)),
    cipher.update(plain),
    cipher.final(),
    cipher.getAuthTag(),
  ];
  const keyId = Buffer.from(id);
  return {
    metadata: { encoding: Buffer.from(SEALED) },
    data: Buffer.concat([Buffer.of(keyId.length), keyId, nonce, ...encrypted]),
  };
}

/**
 * The metadata is authenticated with the data. The workflow's id is not: the codec endpoint doesn't learn whose payloads it
 * is given, and continued and reset runs read each other's.
 */
function boundTo(encoding: string, keyId: string): Buffer {
  return Buffer.from(`${encoding};${keyId}`);
}

/** An encrypted payload, taken apart. */
interface Sealed {
  readonly encoding: string;
  readonly keyId: string;
  /** `nonce ‖ ciphertext ‖ tag`. */
  readonly box: Buffer;
}

/** Undefined for a payload that isn't encrypted. */
function readSealed(payload: Payload): Sealed | undefined {
  const encoding = metadataOf(payload, 'encoding');
  const data = Buffer.from(payload.data ?? []);
  if (encoding === EARLIER.compressed || encoding === EARLIER.asItIs)
    return { encoding, keyId: metadataOf(payload, KEY_ID), box: data };
  if (encoding !== SEALED) return undefined;
  const boxAt = 1 + (data[0] ?? 0);
  return { encoding, keyId: data.subarray(1, boxAt).toString(), box: data.subarray(boxAt) };
}

function metadataOf({ metadata }: Payload, name: string): string {
  return Buffer.from(metadata?.[name] ?? []).toString();
}

function keyOf({ keyId, box }: Sealed, keys: ReadonlyMap<string, PayloadKey>): PayloadKey {
  if (box.length < NONCE_BYTES + TAG_BYTES) throw new PayloadCodecError('An encrypted payload is cut short.');
  const key = keys.get(keyId);
  if (!key)
    throw new PayloadCodecError('A payload is encrypted under a key that PAYLOAD_KEYS does not have.');
  return key;
}

/** The payload in protobuf, of `room` bytes at most. */
function decrypt({ encoding, box }: Sealed, { id, key }: PayloadKey, room: number): Uint8Array {
  const tagAt = box.length - TAG_BYTES;
  const decipher = createDecipheriv(ALGORITHM, key, box.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(boundTo(encoding, id)).setAuthTag(box.subarray(tagAt));
  const plain = [decipher.update(box.subarray(NONCE_BYTES, tagAt))];
  try {
    plain.push(decipher.final());
  } catch (cause) {
    throw new PayloadCodecError('An encrypted payload was altered, or its key is not what it was.', {
      cause,
    });
  }
  const bytes = Buffer.concat(plain);
  if (encoding !== SEALED) return encoding === EARLIER.compressed ? inflate(bytes, room) : bytes;
  const content = bytes.subarray(1);
  return bytes[0] === COMPRESSED ? inflate(content, room) : content;
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
