import type { Group, Shelf, Texts } from './texts';
import { useTranslation } from './useTranslation';

/**
 * Finds the text for a word that came as a plain string; undefined for a word we have no text for. A group is looked up
 * in every capability, each of which has texts for its own words.
 */
export type FindWord = (where: Shelf | Group, word: string) => string | undefined;

/** Finds words in the reader's language. */
export function useFindWord(): FindWord {
  const { t, i18n } = useTranslation();
  const capabilities = useCapabilities();
  return (where, word) => {
    const shelves = isGroup(where) ? capabilities.map((name) => `${name}.${where}`) : [where];
    const key = shelves.map((shelf) => `${shelf}.${word}`).find((candidate) => i18n.exists(candidate));
    return key === undefined ? undefined : t(key as 'shell.brand');
  };
}

/** Looks up a word that came as a plain string; one we don't know is shown as it came. */
export function useWord(): (where: Shelf | Group, word: string) => string {
  const find = useFindWord();
  return (where, word) => find(where, word) ?? word;
}

/** All words of a group with their texts, of every capability. */
export function useGroup(group: Group): readonly (readonly [word: string, text: string])[] {
  return Object.values(useTexts()).flatMap((texts) => Object.entries(wordsOf(texts, group)));
}

const useCapabilities = (): readonly string[] => Object.keys(useTexts());

function useTexts(): Texts {
  const { i18n } = useTranslation();
  return i18n.texts;
}

const isGroup = (where: Shelf | Group): where is Group => !where.includes('.');

function wordsOf(texts: Texts[keyof Texts], group: Group): Readonly<Record<string, string>> {
  return new Map<string, Readonly<Record<string, string>>>(Object.entries(texts)).get(group) ?? {};
}
