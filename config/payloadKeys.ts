import { createSecretKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';

/** A key that payloads are encrypted under. A `KeyObject` shows its bytes neither in logs nor in JSON. */
export interface PayloadKey {
  /** Stands beside every payload in clear, to find the key by. */
  readonly id: string;
  /** 32 bytes. */
  readonly key: KeyObject;
}

/** The first encrypts; all decrypt. */
export type PayloadKeys = readonly [PayloadKey, ...PayloadKey[]];

const KEY_BYTES = 32;
const ENTRY = /^([A-Za-z0-9._-]{1,64}):([A-Za-z0-9+/]{43}=)$/;

/**
 * Reads `id:base64key[,id:base64key …]`. Faults name the position and never quote: what is malformed may be a key.
 */
export const payloadKeyList = z.string().transform((text, context): PayloadKeys => {
  const entries = text.split(',').map((entry) => ENTRY.exec(entry.trim()));
  const keys: PayloadKey[] = [];
  for (const [index, entry] of entries.entries()) {
    const [, id = '', base64 = ''] = entry ?? [];
    const fault = entry === null ? `is not "id:" and ${KEY_BYTES} bytes in base64` : 'has the id of another';
    if (entry === null || keys.some((key) => key.id === id)) {
      context.addIssue({ code: 'custom', message: `key ${index + 1} ${fault}` });
    } else keys.push({ id, key: createSecretKey(Buffer.from(base64, 'base64')) });
  }
  const [first, ...others] = keys;
  return first && keys.length === entries.length ? [first, ...others] : z.NEVER;
});

/**
 * What stands in for `PAYLOAD_KEYS` outside production. Everybody may know it, as everybody may know the sandbox's
 * secrets: one fixed key, so that all processes of a developer's machine read each other's payloads, and keep
 * reading them when the data folder moves.
 */
export const DEVELOPMENT_PAYLOAD_KEYS: PayloadKeys = [
  { id: 'development', key: createSecretKey(Buffer.alloc(KEY_BYTES, 'throughline')) },
];
