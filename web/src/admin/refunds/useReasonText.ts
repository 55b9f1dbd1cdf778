import type { RefundJson } from '../../../../api/schema/money/refunds';
import { useFindWord } from '../../i18n/useWord';

/** What a refund that nobody asked for here has as its reason, and the name that its text has. */
const OUR_WORDS: Readonly<Record<string, string>> = { 'Refunded at the gateway': 'AT_THE_GATEWAY' };

/** Why a refund was asked for, in the reader's language where the words are ours; else as it was written. */
export function useReasonText(): (refund: Pick<RefundJson, 'reason' | 'purpose'>) => string {
  const find = useFindWord();
  return ({ reason, purpose }) => {
    const word = Object.hasOwn(OUR_WORDS, reason) ? (OUR_WORDS[reason] ?? reason) : reason;
    return find(purpose === null ? 'refunds.reasons' : 'appeasements.reasons', word) ?? reason;
  };
}
