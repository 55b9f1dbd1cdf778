import bengaliBold from '@fontsource/noto-sans-bengali/files/noto-sans-bengali-bengali-600-normal.woff2';
import bengali from '@fontsource/noto-sans-bengali/files/noto-sans-bengali-bengali-400-normal.woff2';
import type { Language } from '../../i18n/languages';
import { hasBengali } from './hasBengali';

/**
 * Shows Bengali in the device's own letters where it has some, as phones do: ours are 93 kB, a second of a slow network. A device
 * without any is given ours; a page in Bangla fetches them beside its scripts, so that few words move when they come.
 */
export function settleBengali(language: Language): void {
  if (hasBengali()) return;
  document.documentElement.dataset.bengali = 'ours';
  if (language === 'bn') preload(bengali, bengaliBold);
}

function preload(...files: readonly string[]): void {
  for (const href of files) {
    const link = document.createElement('link');
    Object.assign(link, { rel: 'preload', as: 'font', type: 'font/woff2', crossOrigin: 'anonymous', href });
    document.head.append(link);
  }
}
