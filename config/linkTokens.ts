import { createHmac, timingSafeEqual } from 'node:crypto';
import type { CommandKeys } from './commandKeys';

/** A payment link of an order, by what its token says. */
export interface NamedLink {
  /** The order's number, as its customer knows it. */
  readonly number: string;
  readonly linkId: string;
}

/** What proves that somebody was given a payment link. Nothing of it is kept: whoever has the key works it out again. */
export interface LinkTokens {
  /** The last part of the link's address, the same whenever it is asked for under the same key. */
  tokenOf(orderId: string, link: NamedLink): string;
  /** What a token says, proven or not; undefined where it is none. */
  read(token: string): (NamedLink & { isProven: (orderId: string) => boolean }) | undefined;
}

/** Half of SHA-256's 32: nobody guesses them. */
const PROOF_BYTES = 16;
/** What commands are signed by is never the proof of a link: their text begins otherwise. */
const PURPOSE = 'payment-link';

const TOKEN = /^([A-Za-z0-9-]{1,40})\.(\d{1,9})\.([A-Za-z0-9_-]{22})$/;

/** Proves links by HMAC-SHA-256 under the first key, and takes proofs under all of them. */
export function createLinkTokens(keys: CommandKeys): LinkTokens {
  const [active] = keys;
  return {
    tokenOf: (orderId, { number, linkId }) => `${number}.${linkId}.${proofOf(active.key, orderId, linkId)}`,
    read: (token) => {
      const [, number, linkId, proof] = TOKEN.exec(token) ?? [];
      if (number === undefined || linkId === undefined || proof === undefined) return undefined;
      // As text: the last letter of one has bits to spare, and several would be read as the same bytes.
      const given = Buffer.from(proof);
      const isProven = (orderId: string): boolean =>
        keys.some(({ key }) => timingSafeEqual(given, Buffer.from(proofOf(key, orderId, linkId))));
      return { number, linkId, isProven };
    },
  };
}

/** 22 letters, as {@link TOKEN} asks for. */
const proofOf = (key: CommandKeys[number]['key'], orderId: string, linkId: string): string =>
  createHmac('sha256', key)
    .update(JSON.stringify({ [PURPOSE]: [orderId, linkId] }))
    .digest()
    .subarray(0, PROOF_BYTES)
    .toString('base64url');
