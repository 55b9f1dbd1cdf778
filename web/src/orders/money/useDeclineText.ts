import { useTranslation } from '../../i18n/useTranslation';
import { useFindWord } from '../../i18n/useWord';

/** Why the bank said no, in words; a code we have no words for is named. */
export function useDeclineText(): (code: string) => string {
  const { t } = useTranslation();
  const find = useFindWord();
  return (code) => find('money.decline', code) ?? t('money.decline.other', { code });
}
