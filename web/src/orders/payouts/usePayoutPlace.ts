import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';
import { useWord } from '../../i18n/useWord';

interface PayoutPlace {
  readonly method: string | null;
  readonly last: string | null;
}

/** Which wallet or account money goes to, by the end of its number: "bKash …678"; nothing where nobody named one. */
export function usePayoutPlace(): (place: PayoutPlace) => string {
  const { t } = useTranslation();
  const format = useFormat();
  const word = useWord();
  return ({ method, last }) =>
    method === null
      ? ''
      : t('payouts.where', { method: word('payouts.method', method), last: format.digits(last ?? '') });
}
