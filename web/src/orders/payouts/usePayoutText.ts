import type { OrderPayoutJson } from '../../../../api/schema/money/payouts';
import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';
import { usePayoutPlace } from './usePayoutPlace';

/** Where the money of a refund goes, in a sentence. */
export function usePayoutText(): (payout: OrderPayoutJson) => string {
  const { t } = useTranslation();
  const format = useFormat();
  const place = usePayoutPlace();
  return ({ state, amount, reason, ...payout }) => {
    const where = place(payout);
    const why = reason === null ? '' : t(`payouts.reason.${reason}`);
    return t(`payouts.told.${state}`, { amount: format.money(amount), where, why });
  };
}
