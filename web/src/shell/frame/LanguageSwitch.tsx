import { Button } from '@mantine/core';
import { changeLanguage } from '../../i18n/i18n';
import { LANGUAGES } from '../../i18n/languages';
import { useTranslation } from '../../i18n/useTranslation';
import classes from './Shell.module.css';

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
      aria-label={t('shell.switchLanguage', { language: name })}
      onClick={() => void changeLanguage(other)}
    >
      <span lang={other} className={classes.language}>
        {name}
      </span>
    </Button>
  );
}
