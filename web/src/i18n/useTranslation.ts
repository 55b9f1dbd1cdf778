import { useSyncExternalStore } from 'react';
import { currentTranslation, onTranslationChange } from './i18n';
import type { Translation } from './translate';

/** The texts in the reader's language, re-rendering when they choose another. */
export function useTranslation(): Translation {
  return useSyncExternalStore(onTranslationChange, currentTranslation);
}
