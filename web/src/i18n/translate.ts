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
  const plurals = new Intl.PluralRules(locale);
  const textOf = (key: string, count: unknown): string | undefined =>
    (typeof count === 'number' ? find(texts, `${key}_${plurals.select(count)}`) : undefined) ??
    find(texts, key);
  return {
    t: (key, values = {}) => {
      const named = isReplace(values) ? values.replace : values;
      return fill(textOf(key, named['count']) ?? key, named, (value) => formatNumber(value, locale));
    },
    i18n: { language, texts, exists: (key) => find(texts, key) !== undefined },
  };
}

const isReplace = (values: object): values is { readonly replace: TextValues } =>
  'replace' in values && typeof values.replace === 'object';

/** The text at a path of names with dots between; undefined where there is none, or a group of texts. */
function find(texts: Texts, key: string): string | undefined {
  let found: unknown = texts;
  for (const name of key.split('.')) {
    if (!isGroup(found) || !Object.hasOwn(found, name)) return undefined;
    found = found[name];
  }
  return typeof found === 'string' ? found : undefined;
}

const isGroup = (found: unknown): found is Readonly<Record<string, unknown>> =>
  typeof found === 'object' && found !== null;

const NAMED = /\{\{\s*(\w+)\s*(,\s*number\s*)?\}\}/g;

/** A value that is not given leaves nothing in its place. */
function fill(text: string, values: TextValues, write: (value: number) => string): string {
  return text.replaceAll(NAMED, (_whole, name: string, asNumber: string | undefined) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return asNumber !== undefined && typeof value === 'number' ? write(value) : String(value ?? '');
  });
}
