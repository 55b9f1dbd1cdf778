import { createInstance } from 'i18next';
import { formatNumber } from './format';
import { LANGUAGES, type Language } from './languages';
import type { TextKey, Texts } from './texts';

/** What a text names in double braces, by name. */
export type TextValues = Readonly<Record<string, string | number>>;

/**
 * Writes the text of a key. `{{name}}` in it stands for a value, `{{count, number}}` for a number in the language's digits; with a
 * number called `count` the text is the one of its plural: `items_one`, `items_other`.
 * @param values stand in `replace` where their names come from elsewhere: whatever they are called, none is an option.
 */
export type Translate = (key: TextKey, values?: TextValues | { readonly replace: TextValues }) => string;

/** The texts of one language, and how they are written. */
export interface Translation {
  readonly t: Translate;
  readonly i18n: {
    readonly language: Language;
    readonly texts: Texts;
    /** Whether there is a text of this key, for keys that are put together from words of elsewhere. */
    readonly exists: (key: string) => boolean;
  };
}

/** Makes the texts of a language ready to be written. */
export function createTranslation(language: Language, texts: Texts): Translation {
  const { locale } = LANGUAGES[language];
  const i18n = createInstance({
    lng: language,
    resources: { [language]: { translation: texts } },
    initAsync: false,
    fallbackLng: false,
    nsSeparator: false,
    // React escapes what it shows.
    interpolation: { escapeValue: false },
    missingInterpolationHandler: () => '',
  });
  void i18n.init();
  i18n.services.formatter?.add('number', (value: number) => formatNumber(value, locale));
  return {
    t: (key, values = {}) => {
      // Whatever a value is called, it is none of the library's options.
      const named = isReplace(values) ? values.replace : values;
      const { count } = named;
      return i18n.t(key, { replace: named, ...(typeof count === 'number' && { count }) });
    },
    i18n: { language, texts, exists: (key) => i18n.exists(key, { returnObjects: false }) },
  };
}

const isReplace = (
  values: TextValues | { readonly replace: TextValues },
): values is { readonly replace: TextValues } => typeof values['replace'] === 'object';
