import type { PayoutPageJson } from '../../../../api/schema/money/payouts';
import { useTranslation } from '../../i18n/useTranslation';

interface BounceReasonProps {
  readonly reason: NonNullable<PayoutPageJson['items'][number]['reason']>;
  /** The bank's own word for it; null: it said none. */
  readonly code: string | null;
}

/** Why a payout came back: in words, and by the bank's code, which is what the bank is asked by. */
export function BounceReason({ reason, code }: BounceReasonProps) {
  const { t } = useTranslation();
  return (
    <span>
      {t(`payouts.reason.${reason}`)}
      {code !== null && code !== reason && (
        <>
          {' '}
          <span className="mono">{code}</span>
        </>
      )}
    </span>
  );
}
