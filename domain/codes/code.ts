import { DomainError, type DomainErrorCode } from '../errors';
import { present } from '../present';

/** What a code proves: a purpose is a line here, and a subject is whatever the code is about. */
export const CODE_PURPOSES = ['payout', 'confirmation'] as const;
export type CodePurpose = (typeof CODE_PURPOSES)[number];

/** Digits of a code: enough for a few tries, and few enough to be read out on the phone. */
export const CODE_DIGITS = 6;
/** What the id of a text begins with that brings a code: by it its callbacks are told from those of messages about orders. */
export const CODE_PREFIX = 'code/';
/** How long a code is good for. */
export const CODE_LIFE_MS = 10 * 60_000;
/** How often it may be tried: of a million codes, one in 200,000 guesses right. */
export const CODE_TRIES = 5;
/** How soon another may be sent about the same thing. */
export const RESEND_AFTER_MS = 60_000;
/** How many are sent within an hour to a phone, whatever for, and about the same thing, to whatever phones: nobody is to be pestered, and texts cost money. */
export const CODES_AN_HOUR = 5;
export const CODE_HOUR_MS = 60 * 60_000;

/** A code as it is kept: never what it says. */
export interface StoredCode {
  /** When it was made (RFC 3339, as the others). */
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly usedAt?: string;
  /** Tries before this one. */
  readonly tries: number;
}

/**
 * Why a try at a code is turned down; undefined when it is good. Each has a problem of its own, since what to do about it differs.
 * @param code the newest for its purpose and subject; undefined: none was sent.
 * @param isRight whether what was typed is what it says.
 * @param now epoch milliseconds.
 */
export function codeRefusal(
  code: StoredCode | undefined,
  isRight: boolean,
  now: number,
): DomainError | undefined {
  if (!code) return refusal('code-unknown', 'No code was sent: ask for one first.');
  if (code.usedAt !== undefined) return codeWasUsed();
  if (Date.parse(code.expiresAt) <= now)
    return refusal('code-expired', 'The code is too old by now: ask for another.');
  if (code.tries >= CODE_TRIES)
    return refusal('code-exhausted', 'The code was tried too often: ask for another.');
  if (isRight) return undefined;
  return refusal('code-wrong', `It is not the code that was sent. ${triesLeft(CODE_TRIES - code.tries - 1)}`);
}

/** Said of a code that has proven something already. */
export const codeWasUsed = (): DomainError =>
  refusal('code-used', 'The code has been used already: ask for another.');

const triesLeft = (count: number): string =>
  count === 0
    ? 'It can’t be tried again: ask for another.'
    : count === 1
      ? 'It can be tried once more.'
      : `It can be tried ${count} times more.`;

/** Points at the field, as every problem about a field does. */
const refusal = (code: DomainErrorCode, detail: string): DomainError =>
  new DomainError(code, detail, { errors: [{ pointer: '/code', detail }] });

/** What was sent before: about the same thing, and to the same phone, each within the hour and the oldest first (epoch milliseconds). */
export interface SentBefore {
  /** The last digits of the phone that the newest about it went to; absent: not known any more. */
  readonly to?: string;
  readonly aboutIt: readonly number[];
  readonly toPhone: readonly number[];
}

/** Why no code is sent now, with when it would be; undefined when one is. */
export function sendRefusal({ aboutIt, toPhone, to }: SentBefore, now: number): DomainError | undefined {
  const next = (aboutIt.at(-1) ?? -Infinity) + RESEND_AFTER_MS;
  if (next > now) return tooSoon('A code was sent just now: it may take a moment to arrive.', next - now, to);
  return (
    tooMany(toPhone, 'Too many codes were sent to this phone: try again later.', now) ??
    tooMany(aboutIt, 'Too many codes were sent about this: try again later.', now)
  );
}

function tooMany(sentAt: readonly number[], detail: string, now: number): DomainError | undefined {
  const withinHour = sentAt.filter((at) => at > now - CODE_HOUR_MS);
  const [oldest = now] = withinHour.slice(-CODES_AN_HOUR);
  return withinHour.length < CODES_AN_HOUR ? undefined : tooSoon(detail, oldest + CODE_HOUR_MS - now);
}

const tooSoon = (detail: string, ms: number, sentTo?: string): DomainError =>
  new DomainError('rate-limited', detail, {
    retryAfterSeconds: Math.ceil(ms / 1_000),
    ...present({ sentTo }),
  });
