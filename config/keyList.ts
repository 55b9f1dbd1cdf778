import { createSecretKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';

/** A secret that processes share. A `KeyObject` shows its bytes neither in logs nor in JSON. */
export interface SharedKey {
  /** Tells it from the others. */
  readonly id: string;
  /** 32 bytes. */
  readonly key: KeyObject;
}

/** The first is used for what is new; what is old is read with all. */
export type KeyList = readonly [SharedKey, ...SharedKey[]];

export const KEY_BYTES = 32;
const ENTRY = /^([A-Za-z0-9._-]{1,64}):([A-Za-z0-9+/]{43}=)$/;

/**
 * Reads `id:base64key[,id:base64key …]`. Faults name the position and never quote: what is malformed may be a key.
 */
export const keyList = z.string().transform((text, context): KeyList => {
  const entries = text.split(',').map((entry) => ENTRY.exec(entry.trim()));
  const keys: SharedKey[] = [];
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
