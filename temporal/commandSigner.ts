import { createHmac, timingSafeEqual } from 'node:crypto';
import type { CommandKeys } from '../config/commandKeys';
import type { CommandClaim } from '../domain/people/claim';

/** Proves that commands come from who holds a key: the API signs them, workers verify. */
export interface CommandSigner {
  /** The signature of a command to an order. */
  readonly sign: (orderId: string, command: Omit<CommandClaim, 'signature'>) => string;
  /** Whether the command is from whom it says. Never throws, whatever people send. */
  readonly isProven: (orderId: string, claim: CommandClaim) => boolean;
}

/** Half of SHA-256's 32: nobody guesses them, and every signature is kept in a history. RFC 2104 allows no fewer. */
const SIGNATURE_BYTES = 16;

interface SignerOptions {
  /** Whether a command without a signature is from whom it says, too. */
  readonly believesUnsigned?: boolean;
}

/**
 * Signs by HMAC-SHA-256 under the first key and verifies under all of them. What is signed is the order's id with all of
 * the command, as JSON whose fields are sorted: a signature holds for no other order and no other command.
 */
export function createCommandSigner(
  keys: CommandKeys,
  { believesUnsigned = false }: SignerOptions = {},
): CommandSigner {
  const [active] = keys;
  return {
    sign: (orderId, command) =>
      signatureOf(active.key, canonicalForm(orderId, command)).toString('base64url'),
    isProven: (orderId, { signature, ...command }) => {
      if (signature === undefined) return believesUnsigned;
      const given = Buffer.from(signature, 'base64url');
      const form = safely(() => canonicalForm(orderId, command));
      if (given.length !== SIGNATURE_BYTES || form === undefined) return false;
      return keys.some(({ key }) => timingSafeEqual(given, signatureOf(key, form)));
    },
  };
}

type Key = CommandKeys[number]['key'];

const signatureOf = (key: Key, form: string): Buffer =>
  createHmac('sha256', key).update(form).digest().subarray(0, SIGNATURE_BYTES);

/** The same text whatever the order of the fields, and whatever JSON makes of the values on their way. */
function canonicalForm(orderId: string, command: Omit<CommandClaim, 'signature'>): string {
  const { name, commandId = null, bodyHash = null, actor = null, payload } = command;
  const asSent: unknown = JSON.parse(JSON.stringify([orderId, name, commandId, bodyHash, actor, payload]));
  return JSON.stringify(sorted(asSent));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields.map(([name, part]) => [name, sorted(part)]));
}

/** Undefined when it can't be done: JSON may be nested deeper than the stack. */
function safely<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
