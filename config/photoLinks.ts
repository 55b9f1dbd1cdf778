import { createHmac, timingSafeEqual } from 'node:crypto';
import type { CommandKeys } from './commandKeys';

/** Proves that somebody was given the link to a photo, for as long as it says. Nothing of it is kept. */
export interface PhotoLinks {
  /** @param expires seconds since the epoch. */
  sign(photoId: string, expires: number): string;
  /** Whether that signature is one of ours for the photo and the instant; whether that is over says the caller's clock. */
  isProven(photoId: string, expires: number, signature: string): boolean;
}

const PROOF_BYTES = 16;
/** What commands and payment links are proven by begins otherwise. */
const PURPOSE = 'photo';

/** Signs by HMAC-SHA-256 under the first key, and takes signatures under all of them. */
export function createPhotoLinks(keys: CommandKeys): PhotoLinks {
  const [active] = keys;
  return {
    sign: (photoId, expires) => proofOf(active.key, photoId, expires),
    isProven: (photoId, expires, signature) => {
      const given = Buffer.from(signature);
      return keys.some(({ key }) => {
        const proof = Buffer.from(proofOf(key, photoId, expires));
        return given.length === proof.length && timingSafeEqual(given, proof);
      });
    },
  };
}

const proofOf = (key: CommandKeys[number]['key'], photoId: string, expires: number): string =>
  createHmac('sha256', key)
    .update(JSON.stringify({ [PURPOSE]: [photoId, expires] }))
    .digest()
    .subarray(0, PROOF_BYTES)
    .toString('base64url');
