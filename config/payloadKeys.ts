import { createSecretKey } from 'node:crypto';
import { KEY_BYTES, type KeyList, type SharedKey } from './keyList';

/** A key that payloads are encrypted under. Its id stands beside every payload in clear, to find the key by. */
export type PayloadKey = SharedKey;

/** The first encrypts; all decrypt. */
export type PayloadKeys = KeyList;

/**
 * What stands in for `PAYLOAD_KEYS` outside production. Everybody may know it, as everybody may know the sandbox's
 * secrets: one fixed key, so that all processes of a developer's machine read each other's payloads, and keep
 * reading them when the data folder moves.
 */
export const DEVELOPMENT_PAYLOAD_KEYS: PayloadKeys = [
  { id: 'development', key: createSecretKey(Buffer.alloc(KEY_BYTES, 'throughline')) },
];
