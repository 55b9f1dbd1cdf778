import { LANGUAGES, type Language } from './languages';

/** A country code in the reader's language; other words stay as they came. */
export function countryName(country: string, language: Language): string {
  if (!/^[A-Z]{2}$/.test(country)) return country;
  return new Intl.DisplayNames([LANGUAGES[language].locale], { type: 'region' }).of(country) ?? country;
}
