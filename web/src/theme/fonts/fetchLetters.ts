import bold from '@fontsource/noto-sans-bengali/files/noto-sans-bengali-bengali-600-normal.woff2';
import regular from '@fontsource/noto-sans-bengali/files/noto-sans-bengali-bengali-400-normal.woff2';
import type { Language } from '../../i18n/languages';

const LETTERS: Readonly<Partial<Record<Language, readonly string[]>>> = { bn: [regular, bold] };

/**
 * Fetches the letters of a language beside the scripts. A browser asks for them once the first word is shown, and a page whose letters
 * come after its words moves under its reader's eyes.
 */
export function fetchLetters(language: Language): void {
  for (const href of LETTERS[language] ?? []) {
    const link = document.createElement('link');
    Object.assign(link, { rel: 'preload', as: 'font', type: 'font/woff2', crossOrigin: 'anonymous', href });
    document.head.append(link);
  }
}
