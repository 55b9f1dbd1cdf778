import type { RefundJson } from '../../../../api/schema/money/refunds';
import { useFindWord } from '../../i18n/useWord';
import { reasonText } from './reasonText';

/** Why a refund was asked for, for whoever reads it. */
export function useReasonText(): (refund: Pick<RefundJson, 'reason' | 'purpose'>) => string {
  const find = useFindWord();
  return (refund) => reasonText(refund, find);
}
