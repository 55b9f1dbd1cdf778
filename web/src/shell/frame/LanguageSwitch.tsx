import { Button } from '@mantine/core';
import { useTranslation } from '../../i18n/useTranslation';
import { changeLanguage } from '../../i18n/i18n';
import { LANGUAGES } from '../../i18n/languages';

/** One click between the two languages; the button speaks the language it leads to. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  const other = i18n.language === 'en' ? 'bn' : 'en';
  const { name } = LANGUAGES[other];
  return (
    <Button
      size="compact-sm"
      h={34}
      variant="subtle"
      color="gray"
      lang={other}
      aria-label={t('shell.switchLanguage', { language: name })}
      onClick={() => void changeLanguage(other)}
    >
      {other === 'bn' ? 'বাং' : 'EN'}
    </Button>
  );
}
