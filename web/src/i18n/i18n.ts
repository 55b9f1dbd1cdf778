import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { preferredLanguage, storedLanguage, storeLanguage, type Language } from './languages';
import type { Texts } from './texts';

/** Each language is a chunk of its own: nobody downloads the one they don't read. */
const LOADERS: Readonly<Record<Language, () => Promise<Texts>>> = {
  en: () => import('./en'),
  bn: () => import('./bn'),
};

async function load(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, 'translation')) return;
  i18next.addResourceBundle(language, 'translation', await LOADERS[language]());
}

/** Prepares i18next with the reader's language; the first page waits for it, so no key ever shows. */
export async function startI18n(): Promise<void> {
  const language = preferredLanguage(storedLanguage(), navigator.languages);
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: await LOADERS[language]() } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = language;
}

/** Switches every page to the language and remembers the choice. */
export async function changeLanguage(language: Language): Promise<void> {
  await load(language);
  await i18next.changeLanguage(language);
  storeLanguage(language);
  document.documentElement.lang = language;
}
