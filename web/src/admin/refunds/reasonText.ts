import type { RefundJson } from '../../../../api/schema/money/refunds';
import type { FindWord } from '../../i18n/useWord';

/** What a refund that nobody asked for here has as its reason, and the name that its text has. */
const OUR_WORDS: Readonly<Record<string, string>> = { 'Refunded at the gateway': 'AT_THE_GATEWAY' };

/** A word for programs: `LOST_IN_TRANSIT`. */
const WORD_FOR_PROGRAMS = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/;

/** In which order a refund's word is looked up: goodwill and refunds have words in common that say it in other ways. */
const PLACES = ['refunds.reasons', 'appeasements.reasons'] as const;

/**
 * Why a refund was asked for, in the reader's language where the words are ours; else as it was written. Other programs give words of
 * their own, of which we make a phrase.
 */
export function reasonText(
  { reason, purpose }: Pick<RefundJson, 'reason' | 'purpose'>,
  find: FindWord,
): string {
  const word = Object.hasOwn(OUR_WORDS, reason) ? (OUR_WORDS[reason] ?? reason) : reason;
  const places = purpose === null ? PLACES : PLACES.toReversed();
  for (const place of places) {
    const found = find(place, word);
    if (found !== undefined) return found;
  }
  return WORD_FOR_PROGRAMS.test(reason) ? phraseOf(reason) : reason;
}

const phraseOf = (word: string): string =>
  `${word.charAt(0)}${word.slice(1).toLowerCase().replaceAll('_', ' ')}`;
