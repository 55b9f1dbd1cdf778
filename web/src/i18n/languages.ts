/**
 * The languages the pages speak, with the one locale that formats their money, numbers and dates. English in Bangladesh groups
 * digits by lakh and crore; Intl's data for `en-BD` doesn't, its data for `en-IN` does.
 */
export const LANGUAGES = {
  en: { name: 'English', locale: 'en-IN' },
  bn: { name: 'বাংলা', locale: 'bn-BD' },
} as const;
export type Language = keyof typeof LANGUAGES;

const STORAGE_KEY = 'throughline.language';

function isLanguage(text: string | null | undefined): text is Language {
  return text === 'en' || text === 'bn';
}

/** The language chosen before, else the browser's where we speak it, else English. */
export function preferredLanguage(stored: string | null, browser: readonly string[]): Language {
  if (isLanguage(stored)) return stored;
  return browser.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'en';
}

export const storedLanguage = (): string | null => localStorage.getItem(STORAGE_KEY);

export function storeLanguage(language: Language): void {
  localStorage.setItem(STORAGE_KEY, language);
}
