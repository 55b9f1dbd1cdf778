import type { OrderPayoutJson } from '../../../../api/schema/money/payouts';
import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';

/** Where the money of a refund goes, in a sentence. */
export function usePayoutText(): (payout: OrderPayoutJson) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ state, amount, method, last, reason }) => {
    const where =
      method === null ? '' : t('payouts.where', { method: t(`payouts.method.${method}`), last: last ?? '' });
    const why = reason === null ? '' : t(`payouts.reason.${reason}`);
    return t(`payouts.told.${state}`, { amount: format.money(amount), where, why });
  };
}
