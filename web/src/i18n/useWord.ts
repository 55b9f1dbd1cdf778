import { useTranslation } from 'react-i18next';
import type { Shelf } from './texts';

/** Finds the text for a word that came as a plain string; undefined for a word we have no text for. */
export type FindWord = (shelf: Shelf, word: string) => string | undefined;

/** Finds words in the reader's language. */
export function useFindWord(): FindWord {
  const { t, i18n } = useTranslation();
  return (shelf, word) => {
    const key = `${shelf}.${word}`;
    return i18n.exists(key) ? t(key as 'shell.brand') : undefined;
  };
}

/** Looks up a word that came as a plain string; one we don't know is shown as it came. */
export function useWord(): (shelf: Shelf, word: string) => string {
  const find = useFindWord();
  return (shelf, word) => find(shelf, word) ?? word;
}
