import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { CODE_DIGITS } from '../domain/codes/code';
import type { CommandKeys } from './commandKeys';

/**
 * Makes one-time codes. What a code says follows from its id under a key, as in HOTP (RFC 4226): so whoever sends it and whoever
 * checks it know it, and nothing from which it could be read is kept anywhere.
 */
export interface CodeMaker {
  /** What the code with that id says: six digits. */
  readonly codeOf: (id: string) => string;
  /** Whether that is what it says; in the same time, however much of it is right. */
  readonly isCode: (id: string, given: string) => boolean;
  /** Stands for a phone where codes to it are counted. */
  readonly phoneKey: (phone: string) => string;
}

const KEY_BYTES = 32;

/** Keys of their own, made of those that prove commands: a program that has one has both, and neither tells the other. */
export function createCodeMaker(commandKeys: CommandKeys): CodeMaker {
  const keys = commandKeys.map(({ key }) =>
    Buffer.from(hkdfSync('sha256', key.export(), '', 'throughline one-time codes', KEY_BYTES)),
  );
  const [active = Buffer.alloc(0)] = keys;
  return {
    codeOf: (id) => codeUnder(active, id),
    isCode: (id, given) => {
      const typed = Buffer.from(given);
      // Every key is tried: which of them it was must not show either.
      return keys
        .map((key) => Buffer.from(codeUnder(key, id)))
        .map((code) => code.length === typed.length && timingSafeEqual(code, typed))
        .includes(true);
    },
    phoneKey: (phone) => createHmac('sha256', active).update(`phone ${phone}`).digest('base64url'),
  };
}

/** Four bytes from where the last half byte says, without the sign, as so many digits. */
function codeUnder(key: Buffer, id: string): string {
  const mac = createHmac('sha256', key).update(`code ${id}`).digest();
  const number = mac.readUInt32BE((mac.at(-1) ?? 0) & 0xf) & 0x7fffffff;
  return String(number % 10 ** CODE_DIGITS).padStart(CODE_DIGITS, '0');
}
