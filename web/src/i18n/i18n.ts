import { preferredLanguage, storedLanguage, storeLanguage, type Language } from './languages';
import type { Texts } from './texts';
import { createTranslation, type Translation } from './translate';

/** Each language is a chunk of its own: nobody downloads the one they don't read. */
const LOADERS: Readonly<Record<Language, () => Promise<Texts>>> = {
  en: () => import('./en'),
  bn: () => import('./bn'),
};

const listeners = new Set<() => void>();
let current: Translation | undefined;

async function speak(language: Language): Promise<void> {
  current = createTranslation(language, await LOADERS[language]());
  document.documentElement.lang = language;
  for (const listener of listeners) listener();
}

/** The language that the reader chose, or that their browser asks for. */
export const readersLanguage = (): Language => preferredLanguage(storedLanguage(), navigator.languages);

/** Loads the texts of a language; the first page waits for them, so no key ever shows. */
export const startI18n = (language: Language): Promise<void> => speak(language);

/** Switches every page to the language and remembers the choice. */
export async function changeLanguage(language: Language): Promise<void> {
  await speak(language);
  storeLanguage(language);
}

/**
 * The texts in the reader's language. Stable until they choose another.
 * @throws {Error} before they are loaded: `startI18n` comes first.
 */
export function currentTranslation(): Translation {
  if (!current) throw new Error('The texts are asked for before they are loaded.');
  return current;
}

/** Calls back when the language changes, until the returned function is called. */
export function onTranslationChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
