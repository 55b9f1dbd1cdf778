import { useTranslation } from 'react-i18next';

/** Why the bank said no, in words; a code we have no words for is named. */
export function useDeclineText(): (code: string) => string {
  const { t, i18n } = useTranslation();
  return (code) => {
    const key = `vocabulary.decline.${code}`;
    return i18n.exists(key)
      ? t(key as 'vocabulary.decline.card_declined')
      : t('vocabulary.decline.other', { code });
  };
}
