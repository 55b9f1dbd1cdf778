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

/** `{{name}}` or `{{name, number}}` in a text. */
const PLACE = /\{\{(\w+)(, number)?\}\}/g;

/** Makes the texts of a language ready to be written. */
export function createTranslation(language: Language, texts: Texts): Translation {
  const { locale } = LANGUAGES[language];
  const plurals = new Intl.PluralRules(language);
  const keyFor = (key: string, count: unknown): string => {
    const plural = typeof count === 'number' ? `${key}_${plurals.select(count)}` : key;
    return textAt(texts, plural) === undefined ? key : plural;
  };
  const write = (value: string | number | undefined, asNumber: boolean): string =>
    asNumber && typeof value === 'number' ? formatNumber(value, locale) : String(value ?? '');
  return {
    t: (key, values = {}) => {
      const named: TextValues = isReplace(values) ? values.replace : values;
      const text = textAt(texts, keyFor(key, named['count'])) ?? key;
      return text.replaceAll(PLACE, (_place, name: string, number?: string) => write(named[name], !!number));
    },
    i18n: { language, texts, exists: (key) => textAt(texts, key) !== undefined },
  };
}

/** The text of a key; undefined where there is none: of a group of texts, too, and of what every object has. */
function textAt(texts: Texts, key: string): string | undefined {
  const found = key
    .split('.')
    .reduce<unknown>(
      (group, name) => (isGroup(group) && Object.hasOwn(group, name) ? group[name] : undefined),
      texts,
    );
  return typeof found === 'string' ? found : undefined;
}

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isReplace = (
  values: TextValues | { readonly replace: TextValues },
): values is { readonly replace: TextValues } => typeof values['replace'] === 'object';
